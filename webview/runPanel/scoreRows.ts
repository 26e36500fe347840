import { t } from '@vscode/l10n'
import type { ShownScores } from '../../src/shared/protocol/runPanel'
import { count, percent } from '../../src/shared/text/numbers'

/** A row of the table of scores; cells that do not apply are empty. */
export interface ScoreRow {
  readonly name: string
  readonly precision: string
  readonly recall: string
  readonly f1: string
  readonly number: string
  readonly change: ScoreChange | null
  /** Against the best evaluation. */
  readonly againstBest: ScoreChange | null
}

/** How F1 differs from that of another evaluation, in points of a hundred. */
export interface ScoreChange {
  readonly text: string
  readonly direction: 'up' | 'down' | 'same'
}

/** The table of scores by entity type, in the order of their names, and the averages below. */
export interface ScoreTable {
  readonly types: readonly ScoreRow[]
  readonly averages: readonly ScoreRow[]
}

export function scoreTable(scores: ShownScores): ScoreTable {
  const types = Object.entries(scores.perLabel).sort(([one], [other]) => one.localeCompare(other))
  const { overall } = scores
  const number = types.reduce((sum, [, each]) => sum + (each.number ?? NaN), 0)
  return {
    types: types.map(([name, each]) => ({
      name,
      precision: percent(each.precision),
      recall: percent(each.recall),
      f1: percent(each.f1),
      number: each.number === null ? '' : count(each.number),
      change: changeOf(each.f1, scores.previous?.f1[name] ?? null),
      againstBest: changeOf(each.f1, scores.best?.f1[name] ?? null),
    })),
    averages: [
      {
        name: t('all'),
        precision: percent(overall['precision']),
        recall: percent(overall['recall']),
        f1: percent(overall['f1']),
        number: types.length === 0 || Number.isNaN(number) ? '' : count(number),
        change: changeOf(overall['f1'] ?? null, scores.previous?.overallF1 ?? null),
        againstBest: changeOf(overall['f1'] ?? null, scores.best?.overallF1 ?? null),
      },
      ...f1Row(t('mean of types'), overall['f1_macro']),
      ...f1Row(t('strict IOB2'), overall['strict_f1']),
    ],
  }
}

function f1Row(name: string, f1: number | null | undefined): ScoreRow[] {
  if (f1 === null || f1 === undefined) return []
  return [{ name, precision: '', recall: '', f1: percent(f1), number: '', change: null, againstBest: null }]
}

/** Rounded as it is shown, so that a change that shows as none is none. */
function changeOf(now: number | null, before: number | null): ScoreChange | null {
  if (now === null || before === null) return null
  const tenths = Math.round((now - before) * 1000)
  if (tenths === 0) return { text: '0.0', direction: 'same' }
  const text = (Math.abs(tenths) / 10).toFixed(1)
  return tenths > 0 ? { text: `+${text}`, direction: 'up' } : { text: `−${text}`, direction: 'down' }
}
