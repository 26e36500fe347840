import { t } from '@vscode/l10n'
import { outside } from '../../src/shared/entities/tagType'
import type { NamedModel, TokenHelp } from '../../src/shared/protocol/tokenPanel'
import { count, percent } from '../../src/shared/text/numbers'
import type { Reading, ReadEntity } from './model/readings'

/** Signs of the models beside each other, from the left. */
export const signs = ['A', 'B'] as const

export function helpText(action: TokenHelp): string {
  switch (action) {
    case 'try-again':
      return t('Try again')
    case 'export-model':
      return t('Export the model')
    case 'choose-model':
      return t('Choose model')
    case 'start':
      return t('Start fine-tuning')
    case 'show-source':
      return t('Show in editor')
  }
}

/** What a model is called beside another one: two of one run by when they were saved. */
export function modelTitle(model: NamedModel, other: NamedModel | null): string {
  const isOfOneRun = other !== null && model.run !== null && model.run === other.run
  if (!isOfOneRun) return model.step === null ? model.name : `${model.name}, ${stepTitle(model.step)}`
  if (model.step !== null) return stepTitle(model.step)
  return other.step === 0 ? t('After training') : t('At the end')
}

function stepTitle(step: number): string {
  return step === 0 ? t('Before training') : t('Step {0}', count(step))
}

export function percentText(fraction: number): string {
  return t('{0} %', percent(fraction))
}

/** What a screen reader says of a word. @param texts names of the models where there are two */
export function spokenWord(text: string, readings: readonly Reading[], names: readonly string[]): string {
  const said = readings.map((reading, place) => {
    if (reading === null) return t('not read yet')
    const decision = `${reading.label} ${percentText(Math.max(...reading.probabilities))}`
    return names.length > 1 ? `${names[place] ?? ''}: ${decision}` : decision
  })
  return [text, ...said].join(', ')
}

/** Why a word gets its label. */
export function whyText({ tokens = [], unread = 0 }: NonNullable<Reading>): string {
  if (tokens.length === 0)
    return t('The tokenizer drops this word, so that the model is not asked about it: it is surely {0}.', outside)
  const cut =
    unread === 0
      ? ''
      : t(' {0} more sub-tokens are beyond the length that the model reads at once, and were cut.', count(unread))
  return tokens.length === 1
    ? t('The word is one sub-token, which decides.') + cut
    : t('The first of {0} sub-tokens decides: in training, it alone carries the label of the word.', tokens.length) +
        cut
}

/** The entity that a word is part of, for one model. */
export function entityText(entity: ReadEntity | null, words: string): string {
  if (entity === null) return t('The word is part of no entity.')
  const score = percentText(entity.score)
  return entity.end - entity.start === 1
    ? t('Entity: “{0}”, {1}, {2}.', words, entity.type, score)
    : t('Entity: “{0}”, {1}, {2}: the mean over its words.', words, entity.type, score)
}
