import { isRecord } from '../../src/shared/check'
import type { ErrorBrowserMessage } from '../../src/shared/protocol/errorBrowser'

const types: ReadonlySet<unknown> = new Set<ErrorBrowserMessage['type']>([
  'source',
  'unavailable',
  'examples',
  'read',
  'words',
  'mistakes',
  'corrections',
  'refused',
  'reveal',
])

/** A message of the host, which is of the same version, or null if it is none. */
export function readMessage(data: unknown): ErrorBrowserMessage | null {
  if (!isRecord(data) || !types.has(data['type'])) return null
  if (data['type'] === 'examples' && !(data['text'] instanceof ArrayBuffer)) return null
  return data as unknown as ErrorBrowserMessage
}
