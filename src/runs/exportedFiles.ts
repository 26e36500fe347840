import { readFile, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { ExportedFile } from '../shared/protocol/event'
import { readExportedFiles } from '../shared/protocol/readEvent'

/** In `onnx/` of a model folder: its files, each with its parity. Written by the trainer. */
const parityFile = 'parity.json'

/**
 * The ONNX files of a model folder that the trainer made; null if there are none, or one of them is cut, or what they
 * were made of has been written anew since.
 *
 * @param folder absolute
 * @param source absolute folder of the weights that they were made of; null where it is gone
 */
export async function exportedFiles(folder: string, source: string | null): Promise<readonly ExportedFile[] | null> {
  const parity = path.join(folder, 'onnx', parityFile)
  try {
    const files = readExportedFiles(JSON.parse(await readFile(parity, 'utf8')))
    if (files === null || files.length === 0) return null
    const areWhole = await Promise.all(files.map((file) => isWhole(path.dirname(parity), file)))
    if (areWhole.includes(false)) return null
    const isOld = source !== null && (await stat(parity)).mtimeMs < (await writtenAt(source))
    return isOld ? null : files
  } catch {
    return null
  }
}

async function isWhole(onnx: string, { path: shown, bytes }: ExportedFile): Promise<boolean> {
  const file = path.join(onnx, path.posix.basename(shown))
  // Weights beyond what one file may hold lie beside it.
  const [graph, weights] = await Promise.all([sizeOf(file), sizeOf(`${file}.data`)])
  return graph > 0 && graph + weights === bytes
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  )
}

/** When the weights in a folder were last written, in milliseconds; 0 without any. */
async function writtenAt(folder: string): Promise<number> {
  const names = await readdir(folder)
  const weights = names.filter((name) => /\.(safetensors|bin)$/.test(name))
  const times = await Promise.all(weights.map(async (name) => (await stat(path.join(folder, name))).mtimeMs))
  return Math.max(0, ...times)
}
