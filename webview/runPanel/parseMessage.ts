import { isRecord } from '../../src/shared/check'
import type { RunPanelMessage } from '../../src/shared/protocol/runPanel'
import { trainColumns } from '../../src/shared/protocol/runPanel'

/**
 * A message of the host, or null if it is none. The host is of the same version, so what is checked is what would do
 * harm unseen: columns that are no numbers, or of different lengths, would shift points to other steps.
 */
export function parseMessage(data: unknown): RunPanelMessage | null {
  if (!isRecord(data)) return null
  switch (data['type']) {
    case 'run':
      return isRecord(data['run']) ? (data as unknown as RunPanelMessage) : null
    case 'points':
      return isTrain(data['train']) && Array.isArray(data['evaluations']) ? (data as unknown as RunPanelMessage) : null
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

function isTrain(train: unknown): boolean {
  if (!isRecord(train)) return false
  const { step } = train
  return (
    step instanceof ArrayBuffer &&
    step.byteLength % Float64Array.BYTES_PER_ELEMENT === 0 &&
    trainColumns.every((name) => {
      const column = train[name]
      return column instanceof ArrayBuffer && column.byteLength === step.byteLength
    })
  )
}
