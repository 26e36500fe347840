import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Precision } from '../../shared/protocol/inference'
import { findOnnxFile, type OnnxFile } from './onnxModel'

/** The precision that a folder has, and what changes with its files. */
export interface ModelVersion {
  readonly precision: Precision
  readonly version: string
}

const describingFiles = ['finetune.json', 'config.json', 'tokenizer.json'] as const

/** The version of a model by sizes and times. A folder that lacks files has one too: to open it says what it lacks. */
export async function readVersion(folder: string, precisions: readonly Precision[]): Promise<ModelVersion> {
  const onnx = onnxFileOf(folder, precisions)
  const files = describingFiles.map((name) => path.join(folder, name))
  const stamps = await Promise.all([...files, ...(onnx ? [onnx.file] : [])].map(stampOf))
  return { precision: onnx?.precision ?? precisions[0] ?? 'fp32', version: stamps.join(' ') }
}

function onnxFileOf(folder: string, precisions: readonly Precision[]): OnnxFile | null {
  try {
    return findOnnxFile(folder, precisions)
  } catch {
    return null
  }
}

async function stampOf(file: string): Promise<string> {
  try {
    const { size, mtimeMs } = await stat(file)
    return `${size}@${Math.round(mtimeMs)}`
  } catch {
    return '-'
  }
}
