import { t } from '@vscode/l10n'
import type { ConfigCode, ConfigProblem } from '../../../config/problems'
import type { Fix, FixMaker } from './fix'
import { possible, preferred, suggested } from './fix'
import { removeItem, setKey } from './edits'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import type { ArgumentValue } from '../../../shared/protocol/arguments'

/** Fixes of values: none of the choices, a file that is not there, parts of `freeze` and of the schedule. */
export const valueFixes = {
  FT022: ({ choices, suggestion }, problem) => [
    ...(suggestion === '' ? [] : [replacement(problem, suggestion, suggested)]),
    ...choices.filter((choice) => choice !== suggestion).map((choice) => replacement(problem, choice, possible)),
  ],
  FT023: ({ key, supported }, _, snapshot) => [
    possible(t('Set `{0}` to {1}', key, supported), setKey(snapshot, key, supported)),
  ],
  FT025: ({ supported }, problem) => [replacement(problem, supported, suggested)],
  FT030: ({ suggestion }, problem) => (suggestion === '' ? [] : [replacement(problem, suggestion, suggested)]),
  FT044: ({ limit }, _, snapshot) => [
    suggested(t('Set `max_seq_length` to {0}', limit), setKey(snapshot, 'max_seq_length', limit)),
  ],
  FT046: ({ limit }, _, snapshot) => [
    ...frozen(snapshot, 'layers', limit, suggested),
    ...frozen(snapshot, 'layers', 0.5, possible),
  ],
  FT047: (_, __, snapshot) => frozen(snapshot, 'embeddings', true, suggested),
  FT060: ({ names }, _, snapshot) => argumentFixes(names, snapshot),
  FT061: ({ names }, _, snapshot) => oneOfArguments(names, snapshot),
  FT066: (_, __, snapshot) => [
    suggested(
      t('Set both splits to 0.1'),
      setKey(snapshot, 'validation_split', 0.1),
      setKey(snapshot, 'test_split', 0.1),
    ),
  ],
  FT067: (_, problem, snapshot) => repeatedLabel(problem, snapshot),
} as const satisfies { readonly [Code in ConfigCode]?: FixMaker<Code> }

/** A part of `freeze`, the other one kept. */
function frozen(
  snapshot: ConfigSnapshot,
  name: string,
  value: number | boolean,
  make: typeof possible,
): readonly Fix[] {
  const { freeze } = snapshot.resolution.effective
  const changed = { ...freeze, [name]: value }
  return [make(t('Set `freeze.{0}` to {1}', name, String(value)), setKey(snapshot, 'freeze', changed))]
}

/** Usual values of the arguments that a schedule cannot do without. */
const usualArguments: Readonly<Record<string, (snapshot: ConfigSnapshot) => number | null>> = {
  min_lr_rate: () => 0.1,
  num_decay_steps: ({ figures }) => (figures === null ? null : Math.ceil(figures.totalSteps / 10)),
}

function argumentFixes(names: readonly string[], snapshot: ConfigSnapshot): readonly Fix[] {
  return names.flatMap((name) => {
    const value = usualArguments[name]?.(snapshot) ?? null
    if (value === null) return []
    const { lr_scheduler_kwargs: others } = snapshot.resolution.effective
    return [withArguments(snapshot, { ...others, [name]: value }, t('Add the argument `{0}: {1}`', name, value))]
  })
}

function oneOfArguments(names: readonly string[], snapshot: ConfigSnapshot): readonly Fix[] {
  const { lr_scheduler_kwargs: all } = snapshot.resolution.effective
  return names.map((name) => {
    const kept = Object.fromEntries(Object.entries(all).filter(([other]) => other === name || !names.includes(other)))
    return withArguments(snapshot, kept, t('Keep `{0}` only', name), possible)
  })
}

function withArguments(
  snapshot: ConfigSnapshot,
  values: Readonly<Record<string, ArgumentValue>>,
  title: string,
  make = suggested,
): Fix {
  return make(title, setKey(snapshot, 'lr_scheduler_kwargs', values))
}

/** A label counts once anyway. */
function repeatedLabel({ range }: ConfigProblem, snapshot: ConfigSnapshot): readonly Fix[] {
  const written = snapshot.resolution.written.get('labels')
  const index = written?.node.items.findIndex((item) => item.range.start === range?.start) ?? -1
  // Labels that another name lists have no places of their own.
  if (written === undefined || index < 0 || written.origin === 'alias') return []
  return [preferred(t('Remove the second one'), removeItem(snapshot, written.node, index))]
}

function replacement({ range }: ConfigProblem, text: string, make: typeof possible): Fix {
  return make(t('Change to `{0}`', text), ...(range === undefined ? [] : [{ range, text }]))
}
