import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Fields } from '../../shared/check'
import { isNumber, isRecord, isString, listOf, oneOf, shape } from '../../shared/check'
import type { Clock } from '../../shared/clock'
import type { ExampleSource, Split } from '../../shared/protocol/example'
import { splits } from '../../shared/protocol/example'
import { isMissing, reasonOf } from '../../shared/systemError'
import { asOnlyWriter } from '../asOnlyWriter'
import { runError } from '../runError'
import { runFiles } from '../runFiles'
import { writeFileAtomic } from '../writeFileAtomic'

/** An example that a person found to be labelled wrongly, in `marks.json` of a run. */
export interface LabellingMistake extends ExampleSource {
  readonly split: Split
}

const fields: Fields<LabellingMistake> = { split: oneOf(splits), id: isNumber, file: isString, line: isNumber }
const isMistakes = listOf(shape(fields))

/** Those of a run; none where there is no such file or it is damaged. */
export async function readMistakes(directory: string): Promise<readonly LabellingMistake[]> {
  try {
    return mistakesOf(await readMarks(directory)) ?? []
  } catch {
    return []
  }
}

/**
 * Mark an example, or take its mark away.
 *
 * @throws RunError `run-unreadable` where the marks are damaged, which are then left as they are; the file system's error
 */
export async function markMistake(
  directory: string,
  mistake: LabellingMistake,
  isMistake: boolean,
  clock: Clock,
): Promise<readonly LabellingMistake[]> {
  const file = path.join(directory, runFiles.marks)
  return asOnlyWriter(file, clock, async () => {
    const before = await readMarks(directory)
    const known = mistakesOf(before)
    if (known === null) throw runError('run-unreadable', { file, reason: 'it has not the fields of marks' })
    const others = known.filter(({ split, id }) => split !== mistake.split || id !== mistake.id)
    const mistakes = isMistake ? [...others, mistake] : others
    await writeFileAtomic(file, `${JSON.stringify({ ...before, mistakes }, null, 2)}\n`)
    return mistakes
  })
}

/** Null if the file has them in another form. */
function mistakesOf(marks: Record<string, unknown> | null): readonly LabellingMistake[] | null {
  const mistakes = marks?.['mistakes'] ?? []
  return isMistakes(mistakes) ? (mistakes as readonly LabellingMistake[]) : null
}

/** Null without the file. */
async function readMarks(directory: string): Promise<Record<string, unknown> | null> {
  const file = path.join(directory, runFiles.marks)
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (!isRecord(value)) throw new Error('it is not an object')
    return value
  } catch (error) {
    if (isMissing(error)) return null
    throw runError('run-unreadable', { file, reason: reasonOf(error) }, error)
  }
}
