import type { Check, Fields } from '../check'
import { failedField, isBoolean, isNumber, isRecord, isString, listOf, oneOf, orNull, recordOf, shape } from '../check'
import { splits } from './example'
import type { ExportedFile, RunEvent, RunEventType } from './event'
import { controlRequests, stageNames } from './event'

/** What a line of `events.jsonl` turned out to be. Unknown types come from newer trainers and are skipped. */
export type EventLine =
  | { readonly kind: 'event'; readonly event: RunEvent }
  | { readonly kind: 'unknown-type'; readonly type: string }
  | { readonly kind: 'broken'; readonly reason: string }

type EventOf<Type extends RunEventType> = Extract<RunEvent, { type: Type }>

const precision = oneOf(['fp32', 'bf16', 'fp16'])
const isSplit = oneOf(splits)

const checks: { readonly [Type in RunEventType]: Fields<Omit<EventOf<Type>, 'type' | 'time'>> } = {
  started: {
    host: isString,
    boot_id: isString,
    pid: isNumber,
    process_start_time: isNumber,
    resumed_from_step: orNull(isNumber),
  },
  environment: {
    python: isString,
    versions: recordOf(isString),
    platform: isString,
    device: isString,
    device_name: isString,
    threads: isNumber,
    precision,
    precision_reason: isString,
  },
  stage: { stage: oneOf(stageNames), progress: orNull(isNumber) },
  data: {
    split: isSplit,
    examples: isNumber,
    length_edges: listOf(isNumber),
    length_counts: listOf(isNumber),
    max_length: isNumber,
    truncated_examples: isNumber,
    truncated_entities: isNumber,
  },
  model: {
    architecture: isString,
    commit: orNull(isString),
    parameters: isNumber,
    trained_parameters: isNumber,
    layers: listOf(shape({ name: isString, parameters: isNumber, state: oneOf(['new', 'trained', 'frozen']) })),
    packed: isBoolean,
    packing_reason: isString,
  },
  forecast: { memory_bytes: isNumber, disk_bytes: isNumber, disk_free_bytes: isNumber, seconds: orNull(isNumber) },
  train: {
    step: isNumber,
    epoch: isNumber,
    loss: orNull(isNumber),
    learning_rate: isNumber,
    grad_norm: orNull(isNumber),
    tokens: isNumber,
    tokens_per_second: isNumber,
    memory: isNumber,
  },
  evaluate: {
    split: isSplit,
    step: isNumber,
    epoch: isNumber,
    metrics: recordOf(orNull(isNumber)),
    per_label: recordOf(shape({ precision: isNumber, recall: isNumber, f1: isNumber, number: isNumber })),
    seconds: isNumber,
  },
  checkpoint: { step: isNumber, path: isString },
  best: { step: isNumber, metric: isString, value: isNumber, checkpoint: orNull(isString) },
  control: { request: oneOf(controlRequests), status: oneOf(['done', 'refused']), message: isString },
  warning: { code: isString, message: isString },
  exported: {
    path: isString,
    files: (value) => readExportedFiles(value) !== null,
  },
  finished: { reason: oneOf(['completed', 'early-stopped', 'stopped']), step: isNumber },
  failed: { code: isString, message: isString, hint: isString },
}

const isExportedFiles = listOf(
  shape({
    path: isString,
    bytes: isNumber,
    precision: oneOf(['fp32', 'int8']),
    max_difference: isNumber,
    word_agreement: isNumber,
    words: isNumber,
  }),
)

/** The files of an `exported` event, which `onnx/parity.json` of a model folder has too; null if they are none. */
export function readExportedFiles(value: unknown): readonly ExportedFile[] | null {
  return isExportedFiles(value) ? (value as readonly ExportedFile[]) : null
}

const fieldsByType: ReadonlyMap<string, readonly (readonly [string, Check])[]> = new Map(
  Object.entries(checks).map(([type, fields]) => [type, Object.entries(fields)]),
)

/** Parse one line of `events.jsonl`. Never throws; fields that a newer trainer added are kept. */
export function readEvent(line: string): EventLine {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { kind: 'broken', reason: 'not JSON' }
  }
  if (!isRecord(value)) return { kind: 'broken', reason: 'not an object' }
  const { type, time } = value
  if (typeof type !== 'string' || typeof time !== 'number') return { kind: 'broken', reason: 'no type or time' }
  const fields = fieldsByType.get(type)
  if (fields === undefined) return { kind: 'unknown-type', type }
  const failed = failedField(value, fields)
  if (failed !== undefined) return { kind: 'broken', reason: `${type}.${failed}` }
  return { kind: 'event', event: value as unknown as RunEvent }
}
