import { existsSync } from 'node:fs'
import path from 'node:path'
import type * as OnnxRuntime from 'onnxruntime-node'
import type { InferenceSession } from 'onnxruntime-node'
import type { Precision } from '../../shared/protocol/inference'
import { InferenceFailure, errorMessage } from '../failure'

/** What a model says of one sequence: a row of logits a position. */
export interface SequenceLogits {
  at(position: number): Float32Array
}

/** A model that scores sequences of token ids. */
export interface SequenceModel {
  readonly precision: Precision
  /** Scores sequences of one common length, all at once. */
  run(sequences: readonly (readonly number[])[]): Promise<SequenceLogits[]>
  close(): Promise<void>
}

const fileOf: Record<Precision, string> = { fp32: 'model.onnx', int8: 'model_quantized.onnx' }

/**
 * Load the ONNX file of a model folder. ONNX Runtime is loaded with the first model, so that a process that never needs
 * one has no native code in it.
 *
 * @param precision Null: fp32 if it is there, else int8.
 * @throws InferenceFailure `onnx-missing`, `onnx-runtime-missing` or `onnx-broken`.
 */
export async function openOnnxModel(folder: string, precision: Precision | null): Promise<SequenceModel> {
  const wanted: Precision[] = precision ? [precision] : ['fp32', 'int8']
  const found = wanted.find((name) => existsSync(onnxFile(folder, name)))
  if (!found) {
    const files = wanted.map((name) => `onnx/${fileOf[name]}`).join(', ')
    throw new InferenceFailure('onnx-missing', { folder, files })
  }
  const runtime = await loadRuntime()
  const file = onnxFile(folder, found)
  const session = await runtime.InferenceSession.create(file, { logSeverityLevel: 3 }).catch((error: unknown) => {
    throw new InferenceFailure('onnx-broken', { file, detail: errorMessage(error) })
  })
  return {
    precision: found,
    run: (sequences) => runSession(runtime, session, sequences),
    close: () => session.release(),
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

function onnxFile(folder: string, precision: Precision): string {
  return path.join(folder, 'onnx', fileOf[precision])
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
  const feeds = session.inputNames.map((name) => [name, new runtime.Tensor('int64', values[name] ?? ids, shape)])
  try {
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
