import { isNumber, isRecord, isString, listOf } from '../check'
import type { ErrorBrowserIntent } from './errorBrowser'
import { splits } from './example'

const isTags = listOf(isString)

/** What an error browser sent; null if it is nothing that one says. */
export function readIntent(message: unknown): ErrorBrowserIntent | null {
  if (!isRecord(message)) return null
  switch (message['type']) {
    case 'ready':
      return { type: 'ready' }
    case 'choose':
      return readChoice(message)
    case 'help':
      return { type: 'help', action: message['action'] === 'open-folder' ? 'open-folder' : 'show-run' }
    default:
      return isNumber(message['example']) ? readAboutExample(message, message['example'] as number) : null
  }
}

function readChoice({ split, other }: Record<string, unknown>): ErrorBrowserIntent | null {
  const known = splits.find((each) => each === split)
  return known === undefined ? null : { type: 'choose', split: known, other: typeof other === 'string' ? other : null }
}

function readAboutExample(message: Record<string, unknown>, example: number): ErrorBrowserIntent | null {
  switch (message['type']) {
    case 'open':
      return { type: 'open', example }
    case 'words':
      return { type: 'words', example }
    case 'mistake':
      return { type: 'mistake', example, isMistake: message['isMistake'] === true }
    case 'correct':
      return isTags(message['tags']) ? { type: 'correct', example, tags: message['tags'] as string[] } : null
    default:
      return null
  }
}
