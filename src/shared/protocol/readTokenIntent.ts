import { isNumber, isRecord, isString, listOf, orNull, shape, type Fields } from '../check'
import type { ModelPlace, NamedModel, TextSource, TokenPanelIntent, TokenPanelState } from './tokenPanel'
import { modelChanges, mostCharacters, tokenHelps } from './tokenPanel'

const fields: Fields<NamedModel> = { folder: isString, name: isString, run: orNull(isString), step: orNull(isNumber) }
const areModels = listOf(shape(fields))
const sourceFields: Fields<TextSource> = { name: isString, uri: isString, start: isNumber, end: isNumber }
const isSource = shape(sourceFields)

/** What a panel of tokens sent; null if it is nothing that one says. */
export function readTokenIntent(message: unknown): TokenPanelIntent | null {
  if (!isRecord(message)) return null
  const place: ModelPlace = message['place'] === 1 ? 1 : 0
  switch (message['type']) {
    case 'ready':
      return { type: 'ready' }
    case 'more':
      return { type: 'more' }
    case 'text':
      return typeof message['text'] === 'string' ? { type: 'text', text: message['text'] } : null
    case 'model': {
      const change = modelChanges.find((each) => each === message['change'])
      return change === undefined ? null : { type: 'model', change, place }
    }
    case 'help': {
      const action = tokenHelps.find((each) => each === message['action'])
      return action === undefined ? null : { type: 'help', action, place }
    }
    default:
      return null
  }
}

/** What a panel kept, as far as it can be trusted: another version may have kept it. */
export function readTokenState(kept: unknown): TokenPanelState {
  if (!isRecord(kept)) return { text: '', source: null, models: [], word: null }
  const { text, source, models, word } = kept
  return {
    text: typeof text === 'string' ? text.slice(0, mostCharacters) : '',
    source: isSource(source) ? (source as TextSource) : null,
    models: areModels(models) ? (models as readonly NamedModel[]).slice(0, 2) : [],
    word: typeof word === 'number' ? word : null,
  }
}
