import { isRecord } from '../../src/shared/check'
import type { TokenPanelMessage } from '../../src/shared/protocol/tokenPanel'

const types: ReadonlySet<unknown> = new Set<TokenPanelMessage['type']>([
  'models',
  'text',
  'sentences',
  'loaded',
  'predicted',
  'busy',
  'failure',
])

/** A message of the host, which is of the same version, or null if it is none. */
export function readMessage(data: unknown): TokenPanelMessage | null {
  return isRecord(data) && types.has(data['type']) ? (data as unknown as TokenPanelMessage) : null
}
