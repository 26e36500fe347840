import { readFile } from 'node:fs'
import { promisify } from 'node:util'
import { isRecord } from '../shared/check'
import { isMissing, reasonOf } from '../shared/systemError'
import { runError } from './runError'

/** For small files two thirds of the work of `fs/promises`, which counts where hundreds of runs are listed. */
const readText = promisify(readFile)

/** The object that a file of a run holds; null without the file. @throws RunError `run-unreadable` if it is none */
export async function readJsonRecord(file: string): Promise<Record<string, unknown> | null> {
  let value: unknown
  try {
    value = JSON.parse(await readText(file, 'utf8'))
  } catch (error) {
    if (isMissing(error)) return null
    throw runError('run-unreadable', { file, reason: reasonOf(error) }, error)
  }
  if (!isRecord(value)) throw runError('run-unreadable', { file, reason: 'it is not an object' })
  return value
}
