import { isNumber, isRecord } from '../../shared/check'
import type { TokenPrediction } from '../../shared/protocol/prediction'

/** A line of a file of predictions; null if it is none. */
export function parsePrediction(line: string): TokenPrediction | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  return isPrediction(value) ? value : null
}

function isPrediction(value: unknown): value is TokenPrediction {
  if (!isRecord(value) || typeof value['file'] !== 'string' || !Array.isArray(value['tokens'])) return false
  return (
    isNumber(value['id']) && isNumber(value['line']) && isNumberOrNull(value['loss']) && value['tokens'].every(isToken)
  )
}

/** Written out: there are millions of them, and the composed checks of other files take longer than the parser. */
function isToken(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { text, gold, predicted, probability, gold_probability, top } = value as Record<string, unknown>
  return (
    typeof text === 'string' &&
    typeof gold === 'string' &&
    typeof predicted === 'string' &&
    isNumberOrNull(probability) &&
    isNumberOrNull(gold_probability) &&
    Array.isArray(top)
  )
}

function isNumberOrNull(value: unknown): boolean {
  return value === null || typeof value === 'number'
}
