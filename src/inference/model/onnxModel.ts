import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import type * as OnnxRuntime from 'onnxruntime-node'
import type { InferenceSession } from 'onnxruntime-node'
import type { Precision } from '../../shared/protocol/inference'
import { InferenceFailure, errorMessage } from '../failure'
import { threadsFor } from './threadsFor'

/** What a model says of one sequence: a row of logits a position. */
export interface SequenceLogits {
  at(position: number): Float32Array
}

/** A model that scores sequences of token ids. */
export interface SequenceModel {
  readonly precision: Precision
  /** Scores that it gives each position; null if it says so only when it runs. */
  readonly scores: number | null
  /** Scores sequences of one common length, all at once. */
  run(sequences: readonly (readonly number[])[]): Promise<SequenceLogits[]>
  close(): Promise<void>
}

const fileOf: Record<Precision, string> = { fp32: 'model.onnx', int8: 'model_quantized.onnx' }

/** Where the file lies: `onnx/`, or beside the other files where another tool exported it. */
const subfolders = ['onnx', '.'] as const

/** An ONNX file of a model folder. */
export interface OnnxFile {
  readonly precision: Precision
  readonly file: string
}

/**
 * The ONNX file of the first of these precisions that the folder has.
 *
 * @throws InferenceFailure `onnx-missing`
 */
export function findOnnxFile(folder: string, precisions: readonly Precision[]): OnnxFile {
  const all = precisions.flatMap((precision) =>
    subfolders.map((subfolder) => ({ precision, file: path.join(folder, subfolder, fileOf[precision]) })),
  )
  const found = all.find(({ file }) => existsSync(file))
  if (found) return found
  const files = precisions.map((name) => `onnx/${fileOf[name]}`).join(', ')
  throw new InferenceFailure('onnx-missing', { folder, files })
}

/**
 * Load an ONNX file. ONNX Runtime is loaded with the first one, so that a process that never needs it has no native code
 * in it.
 *
 * @throws InferenceFailure `onnx-runtime-missing` or `onnx-broken`.
 */
export async function openOnnxModel({ file, precision }: OnnxFile): Promise<SequenceModel> {
  const runtime = await loadRuntime()
  const session = await runtime.InferenceSession.create(file, sessionOptions()).catch((error: unknown) => {
    throw new InferenceFailure('onnx-broken', { file, detail: errorMessage(error) })
  })
  return {
    precision,
    scores: scoresOf(session),
    run: (sequences) => runSession(runtime, session, sequences),
    close: () => session.release(),
  }
}

/**
 * Microseconds that a thread looks for more work before it sleeps. Between two operations of a run it comes sooner; by
 * default ONNX Runtime lets them look for tens of milliseconds after the last one too, and with that takes the
 * processors away from the editor that is about to show the answer.
 */
const spinMicroseconds = 1000

function sessionOptions(): InferenceSession.SessionOptions {
  return {
    logSeverityLevel: 3,
    intraOpNumThreads: threadsFor(availableParallelism()),
    extra: { session: { intra_op: { spin_duration_us: String(spinMicroseconds) } } },
  }
}

type Runtime = typeof OnnxRuntime

async function loadRuntime(): Promise<Runtime> {
  try {
    return await import('onnxruntime-node')
  } catch (error) {
    const platform = `${process.platform} ${process.arch}`
    throw new InferenceFailure('onnx-runtime-missing', { platform, detail: errorMessage(error) })
  }
}

/** The last axis of the logits. */
function scoresOf(session: InferenceSession): number | null {
  const output = session.outputMetadata.find(({ name }) => name === 'logits')
  const last = output?.isTensor === true ? output.shape.at(-1) : null
  return typeof last === 'number' ? last : null
}

async function runSession(
  runtime: Runtime,
  session: InferenceSession,
  sequences: readonly (readonly number[])[],
): Promise<SequenceLogits[]> {
  const shape = [sequences.length, sequences[0]?.length ?? 0]
  const ids = BigInt64Array.from(sequences.flat(), BigInt)
  const values: Readonly<Record<string, BigInt64Array>> = {
    input_ids: ids,
    attention_mask: new BigInt64Array(ids.length).fill(1n),
    token_type_ids: new BigInt64Array(ids.length),
  }
  try {
    const feeds = session.inputNames.map((name) => {
      const data = values[name]
      if (!data) throw new Error(`it wants an input that is not known here, ${name}`)
      return [name, new runtime.Tensor('int64', data, shape)]
    })
    const { logits } = await session.run(Object.fromEntries(feeds) as InferenceSession.FeedsType)
    if (!logits || !(logits.data instanceof Float32Array)) throw new Error('it has no float32 output named logits')
    return splitLogits(logits.data, logits.dims)
  } catch (error) {
    throw new InferenceFailure('onnx-failed', { detail: errorMessage(error) })
  }
}

function splitLogits(data: Float32Array, [batch = 0, length = 0, labels = 0]: readonly number[]): SequenceLogits[] {
  return Array.from({ length: batch }, (_, row) => ({
    at(position) {
      const start = (row * length + position) * labels
      return data.subarray(start, start + labels)
    },
  }))
}
