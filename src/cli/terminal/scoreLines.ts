import type { SplitScores } from '../../shared/protocol/results'
import { count, percent } from '../../shared/text/numbers'
import type { Style } from './style'
import { tableLines } from './table'

/** A table of scores by entity type, in percent, with the averages below. */
export function scoreLines(split: string, scores: SplitScores, style: Style): string[] {
  const types = Object.entries(scores.per_label).sort(([one], [other]) => one.localeCompare(other))
  const number = types.reduce((sum, [, each]) => sum + each.number, 0)
  const [head = '', ...rest] = tableLines([
    [split, 'precision', 'recall', 'F1', 'entities'],
    ...types.map(([type, each]) => [
      type,
      percent(each.precision),
      percent(each.recall),
      percent(each.f1),
      count(each.number),
    ]),
    ['all', percent(scores.precision), percent(scores.recall), percent(scores.f1), count(number)],
    ['mean of types', '', '', percent(scores.f1_macro), ''],
    ['strict IOB2', '', '', percent(scores.strict_f1), ''],
    ['accuracy of words', '', '', percent(scores.accuracy), ''],
  ])
  return [style.bold(head), ...rest.slice(0, types.length), ...averages(rest.slice(types.length), style)]
}

function averages([all = '', ...others]: readonly string[], style: Style): string[] {
  return [style.bold(all), ...others.map(style.dim)]
}
