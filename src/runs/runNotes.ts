import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { isBoolean, isRecord, isString, listOf, orNull, shape } from '../shared/check'
import type { Fields } from '../shared/check'
import type { Clock } from '../shared/clock'
import { isMissing, reasonOf } from '../shared/systemError'
import { asOnlyWriter } from './asOnlyWriter'
import { runError } from './runError'
import { runFiles } from './runFiles'
import { writeFileAtomic } from './writeFileAtomic'

/** What a person says of a run, in `notes.json` of its directory: it goes where the run is copied to. */
export interface RunNotes {
  /** Shown in place of its time; null where it has none. */
  readonly name: string | null
  readonly tags: readonly string[]
  readonly starred: boolean
}

export const noNotes: RunNotes = { name: null, tags: [], starred: false }

const fields: Fields<RunNotes> = { name: orNull(isString), tags: listOf(isString), starred: isBoolean }
const isNotes = shape(fields)

/** The value as notes, or null if it is none. */
export function asNotes(value: unknown): RunNotes | null {
  return isNotes(value) ? (value as RunNotes) : null
}

/** A run's notes, none where there is no such file or it is damaged. */
export async function readNotes(directory: string): Promise<RunNotes> {
  try {
    return asNotes(await readFields(directory)) ?? noNotes
  } catch {
    return noNotes
  }
}

/**
 * Change a run's notes. Of two that do so at once each sees what the other wrote; fields that a newer version added stay.
 *
 * @throws RunError `run-unreadable` where the notes are damaged, which are then left as they are; the file system's error
 */
export async function changeNotes(
  directory: string,
  change: (notes: RunNotes) => RunNotes,
  clock: Clock,
): Promise<RunNotes> {
  const file = path.join(directory, runFiles.notes)
  return asOnlyWriter(file, clock, async () => {
    const before = await readFields(directory)
    const notes = asNotes(before ?? noNotes)
    if (notes === null) throw runError('run-unreadable', { file, reason: 'it has not the fields of notes' })
    const changed = change(notes)
    await writeFileAtomic(file, `${JSON.stringify({ ...before, ...changed }, null, 2)}\n`)
    return changed
  })
}

/** Null without the file. */
async function readFields(directory: string): Promise<Record<string, unknown> | null> {
  const file = path.join(directory, runFiles.notes)
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (!isRecord(value)) throw new Error('it is not an object')
    return value
  } catch (error) {
    if (isMissing(error)) return null
    throw runError('run-unreadable', { file, reason: reasonOf(error) }, error)
  }
}
