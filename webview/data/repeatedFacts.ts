import { t } from '@vscode/l10n'
import type { RepeatedSentences } from '../../src/shared/protocol/dataStatistics'
import { splits } from '../../src/shared/protocol/example'
import { count } from '../../src/shared/text/numbers'

/** What repeated sentences mean for the scores, in sentences. */
export function repeatedFacts({ within, inTrain, taggedOtherwise }: RepeatedSentences): readonly string[] {
  const leaks = splits.flatMap((split) => {
    const number = inTrain[split] ?? 0
    return number === 0
      ? []
      : [t('{0} sentences of {1} are in train too: scores there look better than they are.', count(number), split)]
  })
  const repeats = splits.flatMap((split) => {
    const number = within[split] ?? 0
    return number === 0 ? [] : [t('{0} sentences of {1} repeat an earlier one.', count(number), split)]
  })
  const otherwise =
    taggedOtherwise === 0
      ? []
      : [t('{0} are tagged differently from place to place: some of them teach a mistake.', count(taggedOtherwise))]
  return [...leaks, ...otherwise, ...repeats]
}
