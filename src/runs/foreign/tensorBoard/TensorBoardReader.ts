import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { isMissing } from '../../../shared/systemError'
import { runError } from '../../runError'
import { isEventFile } from '../fileNames'
import { ForeignHistory } from '../ForeignHistory'
import type { ForeignReader } from '../ForeignReader'
import { EventFile } from './EventFile'
import type { TensorBoardEvent } from './readEvent'

/** The event files of one folder, in the order in which they were begun: one run, and its restarts. */
export class TensorBoardReader implements ForeignReader {
  history = new ForeignHistory()
  changed = 0
  readonly log = null
  private files: EventFile[] = []

  /** @param directory absolute */
  constructor(private readonly directory: string) {}

  async look(signal?: AbortSignal): Promise<boolean> {
    const names = await eventFiles(this.directory)
    if (names.length === 0)
      throw runError('run-not-found', { run: path.basename(this.directory), place: this.directory })
    const isNew = this.open(names)
    let grew = isNew
    for (const file of this.files) {
      const look = await file.read((event) => this.apply(event), signal)
      if (look === 'replaced') return await this.lookAnew(signal)
      grew ||= look === 'grown'
    }
    this.changed = Math.max(...this.files.map(({ changed }) => changed))
    // Tags of a step are told one by one.
    this.history.settle(grew)
    this.warn()
    return grew
  }

  /** Files that are gone, or new ones before those that were read, make it another run. */
  private open(names: readonly string[]): boolean {
    const isSame = this.files.every(({ name }, index) => name === names[index])
    if (!isSame) this.forget()
    const added = names.slice(this.files.length).map((name) => new EventFile(path.join(this.directory, name)))
    this.files.push(...added)
    return added.length > 0
  }

  private forget(): void {
    this.files = []
    this.history = new ForeignHistory()
  }

  private async lookAnew(signal?: AbortSignal): Promise<boolean> {
    this.forget()
    await this.look(signal)
    return true
  }

  private apply({ step, time, isStart, scalars }: TensorBoardEvent): void {
    if (isStart) this.history.takeBackFrom(step)
    if (scalars.length > 0) this.history.add({ step, time, figures: scalars })
  }

  private warn(): void {
    const { warnings } = this.history
    warnings.clear()
    for (const { name, damage } of this.files)
      if (damage !== null) warnings.set(name, `${name} is damaged at byte ${damage}: what follows there is not shown.`)
  }
}

/** `events.out.tfevents.<second>.<host>.<process>.<number>`: by second, then by what follows. */
async function eventFiles(directory: string): Promise<readonly string[]> {
  try {
    const names = (await readdir(directory)).filter(isEventFile)
    return names.sort((one, other) => order.compare(one, other))
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

const order = new Intl.Collator('en', { numeric: true })
