import { isRecord } from '../../src/shared/check'
import { readViewOptions } from '../../src/shared/protocol/dashboard'
import type { RunPanelMessage } from '../../src/shared/protocol/runPanel'

/**
 * A message of the host, or null if it is none. The host is of the same version, so what is checked is what would do
 * harm unseen: columns that are no numbers, or of different lengths, would shift points to other steps.
 */
export function parseMessage(data: unknown): RunPanelMessage | null {
  if (!isRecord(data)) return null
  switch (data['type']) {
    case 'run':
      return isRecord(data['run']) ? (data as unknown as RunPanelMessage) : null
    case 'name':
      return data['name'] === null || typeof data['name'] === 'string' ? (data as unknown as RunPanelMessage) : null
    case 'points':
      return Array.isArray(data['tables']) && data['tables'].every(isTable)
        ? (data as unknown as RunPanelMessage)
        : null
    case 'view':
      return { type: 'view', options: readViewOptions(data['options']) }
    case 'confusion':
      return data['confusion'] === null || isRecord(data['confusion']) ? (data as unknown as RunPanelMessage) : null
    case 'gone':
      return typeof data['directory'] === 'string' ? (data as unknown as RunPanelMessage) : null
    case 'unreadable':
      return typeof data['message'] === 'string' && typeof data['hint'] === 'string'
        ? (data as unknown as RunPanelMessage)
        : null
    default:
      return null
  }
}

function isTable(table: unknown): boolean {
  if (!isRecord(table) || !isRecord(table['columns'])) return false
  const { rows, steps, columns } = table
  return (
    typeof rows === 'number' &&
    steps instanceof ArrayBuffer &&
    steps.byteLength % Float64Array.BYTES_PER_ELEMENT === 0 &&
    Object.values(columns).every((column) => column instanceof ArrayBuffer && column.byteLength === steps.byteLength)
  )
}
