import type { SchedulePanelMessage } from '../../src/shared/protocol/schedulePanel'
import { isRecord } from '../../src/shared/check'

/** A message of the host, which is of the same version, or null if it is none. */
export function parseMessage(data: unknown): SchedulePanelMessage | null {
  if (!isRecord(data) || typeof data['name'] !== 'string') return null
  const isKnown = data['type'] === 'missing' || (data['type'] === 'schedule' && isRecord(data['reading']))
  return isKnown ? (data as unknown as SchedulePanelMessage) : null
}
