import type { ComparedSetting } from '../shared/protocol/comparison'
import type { Split } from '../shared/protocol/example'
import { splits } from '../shared/protocol/example'
import type { Results } from '../shared/protocol/results'
import type { Spec } from '../shared/protocol/spec'

/** A run to compare: its resolved config and, once it has ended, its scores. */
export interface ComparedRun {
  readonly spec: Spec
  readonly results: Results | null
}

/** A setting with its JSON value in each run, in the runs' order. Undefined where a run does not have it. */
export interface SettingRow {
  readonly key: string
  readonly values: readonly unknown[]
}

/** A score with its value in each run, a fraction (a loss: nats). Null where a run does not have it. */
export interface ScoreRow {
  readonly split: Split
  readonly metric: string
  readonly values: readonly (number | null)[]
}

export interface Comparison {
  /** What differs, data and model included. */
  readonly settings: readonly SettingRow[]
  readonly scores: readonly ScoreRow[]
}

const metrics = ['f1', 'f1_macro', 'precision', 'recall', 'strict_f1', 'accuracy', 'loss'] as const

/** What differs between runs, and what came of it. */
export function compareRuns(runs: readonly ComparedRun[]): Comparison {
  return { settings: compareSettings(runs.map(({ spec }) => spec)), scores: scoresOf(runs) }
}

/** What differs between the configs of runs; null is a run without one, such as one of another tool. */
export function compareSettings(specs: readonly (Spec | null)[]): readonly SettingRow[] {
  const settings = specs.map((spec) => (spec === null ? new Map<string, unknown>() : settingsOf(spec)))
  const keys = [...new Set(settings.flatMap((values) => [...values.keys()]))]
  const rows = keys.map((key) => ({ key, values: settings.map((values) => values.get(key)) }))
  const hasSpec = specs.map((spec) => spec !== null)
  return rows.filter(({ values }) => new Set(values.filter((_, index) => hasSpec[index]).map(canonical)).size > 1)
}

/** The same as texts, as tables show them. */
export function comparedSettings(specs: readonly (Spec | null)[]): readonly ComparedSetting[] {
  return compareSettings(specs).map(({ key, values }) => ({ key, values: values.map(settingText) }))
}

function settingText(value: unknown): string | null {
  return value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value)
}

/** The config's keys, with the content of the data in place of paths: a copy of the same file is no difference. */
function settingsOf({ task, engine, model, data, labels, wordRule, arguments: values }: Spec): Map<string, unknown> {
  const dataSettings = splits.flatMap((split): [string, unknown][] => {
    const reference = data[split]
    return reference === undefined
      ? []
      : [[`${split} data`, `${reference.examples} examples, ${reference.sha256.slice(0, 8)}`]]
  })
  return new Map<string, unknown>([
    ['task', task],
    ['engine', engine],
    ['model_name_or_path', model.nameOrPath],
    ['model_revision', model.revision],
    ...dataSettings,
    ['labels', labels],
    ['word rule', wordRule],
    ...Object.entries(values),
  ])
}

function scoresOf(runs: readonly ComparedRun[]): ScoreRow[] {
  return splits.flatMap((split) =>
    metrics
      .map((metric) => ({ split, metric, values: runs.map(({ results }) => results?.[split]?.[metric] ?? null) }))
      .filter(({ values }) => values.some((value) => value !== null)),
  )
}

/** A text that is equal for equal values, whatever the order of an object's keys. */
function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => one.localeCompare(other)))
      : part,
  )
}
