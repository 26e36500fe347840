import { t } from '@vscode/l10n'
import { count } from '../../src/shared/text/numbers'
import type { PlacedWord } from './model/words'
import { wordsOtherwise } from './model/words'

/** What is shown in a few words: how much there is, and how many words two models label differently. */
export function summaryText(words: readonly PlacedWord[], models: number): string {
  if (words.length === 0) return ''
  const tokens = words.reduce(
    (sum, { word }) => sum + (word.readings.find((each) => each !== null)?.tokens?.length ?? 0),
    0,
  )
  const entities = new Set(words.map(({ sentence }) => sentence))
  const found = [...entities].reduce((sum, sentence) => sum + (sentence.entities[0]?.length ?? 0), 0)
  const size = [
    plural(words.length, t('1 word'), t('{0} words', count(words.length))),
    plural(tokens, t('1 sub-token'), t('{0} sub-tokens', count(tokens))),
  ]
  if (models < 2) return [...size, plural(found, t('1 entity'), t('{0} entities', count(found)))].join(' · ')
  return [otherwiseText(wordsOtherwise(words).length), ...size].join(' · ')
}

function otherwiseText(number: number): string {
  if (number === 0) return t('All words are labelled alike')
  return plural(number, t('1 word is labelled otherwise'), t('{0} words are labelled otherwise', count(number)))
}

function plural(number: number, one: string, several: string): string {
  return number === 1 ? one : several
}
