import { isRecord } from '../../src/shared/check'
import type { DataPanelMessage } from '../../src/shared/protocol/dataPanel'

/** A message of the host, which is of the same version, or null if it is none. */
export function parseMessage(data: unknown): DataPanelMessage | null {
  if (!isRecord(data) || typeof data['name'] !== 'string') return null
  const isKnown =
    data['type'] === 'reading' ||
    data['type'] === 'failure' ||
    (data['type'] === 'statistics' && isRecord(data['document']))
  return isKnown ? (data as unknown as DataPanelMessage) : null
}
