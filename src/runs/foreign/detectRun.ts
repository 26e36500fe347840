import type { Dirent } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { isMissing } from '../../shared/systemError'
import type { ForeignTool } from '../../shared/protocol/runPanel'
import { isEventFile, trainerStateFile } from './fileNames'
import { toolOfText } from './toolOfText'
import type { ForeignRun } from './tool'

/** So much of a file says what it is. */
const headBytes = 1 << 16
/** Logs of `spacy train` have any name; a text that is larger than a log is not looked into. */
const textFile = /\.(jsonl|ndjson|csv|log|txt|out)$/i

/**
 * The run of another tool that a folder or a file is; null if it is none that is known. Of a folder with several the
 * first is meant.
 *
 * @param address absolute
 * @throws the file system's error, unless there is nothing
 */
export async function detectRun(address: string): Promise<ForeignRun | null> {
  try {
    if (!(await stat(address)).isDirectory()) return await detectFile(address)
    return (await detectFolder(address, await readdir(address, { withFileTypes: true })))[0] ?? null
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** The runs that the files of a folder are, those of the whole folder first; what cannot be read is none. */
export async function detectFolder(folder: string, entries: readonly Dirent[]): Promise<readonly ForeignRun[]> {
  const runs: ForeignRun[] = []
  if (await hasTrainerState(folder, entries)) runs.push({ tool: 'transformers', address: folder })
  // One address has one meaning: event files beside a Trainer's state tell the same.
  else if (entries.some(({ name }) => isEventFile(name))) runs.push({ tool: 'tensorboard', address: folder })
  for (const { name } of entries.filter((entry) => entry.isFile() && textFile.test(entry.name))) {
    const file = path.join(folder, name)
    const tool = await toolOf(file).catch(() => null)
    if (tool !== null) runs.push({ tool, address: file })
  }
  return runs
}

async function detectFile(file: string): Promise<ForeignRun | null> {
  const name = path.basename(file)
  const folder = path.dirname(file)
  if (name === trainerStateFile) return { tool: 'transformers', address: folder }
  if (isEventFile(name)) return { tool: 'tensorboard', address: folder }
  const tool = await toolOf(file)
  return tool === null ? null : { tool, address: file }
}

async function toolOf(file: string): Promise<ForeignTool | null> {
  return toolOfText(path.basename(file), await readHead(file))
}

/** @throws the file system's error */
async function readHead(file: string): Promise<string> {
  const handle = await open(file, 'r')
  try {
    const bytes = Buffer.alloc(headBytes)
    const { bytesRead } = await handle.read(bytes, 0, headBytes, 0)
    return bytes.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function hasTrainerState(folder: string, entries: readonly Dirent[]): Promise<boolean> {
  if (entries.some(({ name }) => name === trainerStateFile)) return true
  const checkpoints = entries.filter(({ name }) => /^checkpoint-\d+$/.test(name))
  const found = await Promise.all(checkpoints.map(({ name }) => exists(path.join(folder, name, trainerStateFile))))
  return found.includes(true)
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
