import { isRecord } from '../../src/shared/check'
import type { ComparisonMessage } from '../../src/shared/protocol/comparison'
import { parseMessage } from '../runPanel/parseMessage'

/** A message of the host, or null if it is none. */
export function readMessage(data: unknown): ComparisonMessage | null {
  if (isRecord(data) && data['type'] === 'settings')
    return Array.isArray(data['rows']) ? (data as unknown as ComparisonMessage) : null
  return parseMessage(data)
}
