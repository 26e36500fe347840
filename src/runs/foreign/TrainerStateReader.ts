import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { isRecord } from '../../shared/check'
import { isMissing, reasonOf } from '../../shared/systemError'
import { runError } from '../runError'
import { trainerStateFile } from './fileNames'
import { ForeignHistory } from './ForeignHistory'
import type { ForeignReader } from './ForeignReader'
import { numberOr, numbersOf, parsePythonJson } from './pythonJson'

const checkpoint = /^checkpoint-(\d+)$/
/** A larger file is none: a million logged steps take a fifth of it. */
const mostBytes = 1 << 30
/** Files that were copied or unpacked together have about the same time, in milliseconds. */
const sameTime = 2000

interface StateFile {
  readonly file: string
  /** Null for the one in the output folder itself. */
  readonly checkpoint: number | null
  readonly size: number
  readonly changed: number
}

/** A run of Hugging Face's Trainer: the newest `trainer_state.json` of its output folder and its checkpoints. */
export class TrainerStateReader implements ForeignReader {
  history = new ForeignHistory()
  changed = 0
  log: string | null = null
  private lastLook = ''
  /** Entries of the history that were read, the last of them to see whether they still are what they were. */
  private read = { count: 0, last: '' }

  /** @param directory absolute, of the output folder */
  constructor(private readonly directory: string) {}

  async look(): Promise<boolean> {
    const files = await stateFiles(this.directory)
    const newest = newestOf(files)
    if (newest === null) throw notFound(this.directory)
    const look = JSON.stringify(files)
    if (look === this.lastLook) return false
    await this.readState(newest)
    this.history.facts.checkpoints = files.flatMap((each) => each.checkpoint ?? []).sort((one, other) => one - other)
    this.history.facts.architecture ??= await architectureOf(files.map(({ file }) => path.dirname(file)))
    this.changed = newest.changed
    this.log = newest.file
    this.lastLook = look
    return true
  }

  private async readState({ file, size }: StateFile): Promise<void> {
    try {
      if (size > mostBytes) throw new Error('it is too large')
      this.apply(parsePythonJson(await readFile(file, 'utf8')))
      this.history.warnings.delete(trainerStateFile)
    } catch (error) {
      const reason = error instanceof SyntaxError ? 'it is no whole JSON' : reasonOf(error)
      // It is being written, or the disk was full: what is known stays, and the next look may do better.
      if (this.read.count === 0) throw runError('foreign-unreadable', { file, reason }, error)
      this.history.warnings.set(
        trainerStateFile,
        `${file} cannot be read now: ${reason}. What was read before is shown.`,
      )
    }
  }

  private apply(state: unknown): void {
    if (!isRecord(state) || !Array.isArray(state['log_history'])) throw new Error('it has no "log_history"')
    const entries: readonly unknown[] = state['log_history']
    const { count, last } = this.read
    const goesOn = count <= entries.length && (count === 0 || JSON.stringify(entries[count - 1]) === last)
    if (!goesOn) this.history = new ForeignHistory()
    for (const entry of entries.slice(goesOn ? count : 0)) this.addEntry(entry)
    this.history.settle(false)
    this.read = { count: entries.length, last: JSON.stringify(entries.at(-1)) }
    this.readFacts(state, entries)
  }

  private addEntry(entry: unknown): void {
    const step = isRecord(entry) ? numberOr(entry['step']) : null
    if (!isRecord(entry) || step === null) return
    // The summary of the whole training is no point of it.
    if ('train_runtime' in entry) {
      this.history.facts.isFinished = true
      this.history.facts.secondsElapsed = numberOr(entry['train_runtime'])
      return
    }
    // A later session went on from there.
    if ('loss' in entry) this.history.facts.isFinished = false
    const { step: _, epoch, ...figures } = entry
    this.history.add({ step, epoch: numberOr(epoch), figures: numbersOf(figures) })
  }

  private readFacts(state: Readonly<Record<string, unknown>>, entries: readonly unknown[]): void {
    const { history } = this
    const { facts } = history
    facts.totalSteps = positive(state['max_steps'])
    facts.epochs = positive(state['num_train_epochs'])
    facts.epoch = numberOr(state['epoch'])
    history.step = numberOr(state['global_step']) ?? history.step
    if (facts.totalSteps !== null && history.step >= facts.totalSteps) facts.isFinished = true
    facts.best = bestOf(state, entries)
  }
}

/** The states of a run: of its output folder, and of its checkpoints. */
async function stateFiles(directory: string): Promise<readonly StateFile[]> {
  const names = await readdir(directory).catch((error: unknown) => {
    throw isMissing(error) ? notFound(directory) : error
  })
  const folders = ['', ...names.filter((name) => checkpoint.test(name))]
  const files = await Promise.all(folders.map((folder) => lookAt(directory, folder)))
  return files.filter((file) => file !== null)
}

/** The newest state; of those about as new the output folder's own, else the furthest. */
function newestOf(files: readonly StateFile[]): StateFile | null {
  const newest = Math.max(...files.map(({ changed }) => changed))
  const place = ({ checkpoint }: StateFile) => checkpoint ?? Infinity
  const newOnes = files.filter(({ changed }) => newest - changed < sameTime)
  return newOnes.sort((one, other) => (place(other) > place(one) ? 1 : -1))[0] ?? null
}

async function lookAt(directory: string, folder: string): Promise<StateFile | null> {
  const file = path.join(directory, folder, trainerStateFile)
  try {
    const { size, mtimeMs } = await stat(file)
    const number = checkpoint.exec(folder)?.[1]
    return { file, checkpoint: number === undefined ? null : Number(number), size, changed: mtimeMs }
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function notFound(directory: string): Error {
  return runError('run-not-found', { run: path.basename(directory), place: directory })
}

function positive(value: unknown): number | null {
  const number = numberOr(value)
  return number !== null && number > 0 ? number : null
}

/** The state does not name its metric: it is the one that has this value at that step. */
function bestOf(
  state: Readonly<Record<string, unknown>>,
  entries: readonly unknown[],
): ForeignHistory['facts']['best'] {
  const value = numberOr(state['best_metric'])
  const folder = state['best_model_checkpoint']
  const step = numberOr(state['best_global_step']) ?? stepOfCheckpoint(typeof folder === 'string' ? folder : '')
  if (value === null || step === null) return null
  const entry = entries.find((each) => isRecord(each) && each['step'] === step && Object.values(each).includes(value))
  const name = Object.entries(entry ?? {}).find(([key, each]) => key.startsWith('eval_') && each === value)?.[0]
  return name === undefined ? null : { metric: name.replace(/^eval_(overall_)?/, ''), value, step }
}

function stepOfCheckpoint(folder: string): number | null {
  const number = checkpoint.exec(folder.split(/[\\/]/).at(-1) ?? '')?.[1]
  return number === undefined ? null : Number(number)
}

/** `BertForTokenClassification`, of the model that lies in the first of these folders that has one. */
async function architectureOf(folders: readonly string[]): Promise<string | null> {
  for (const folder of folders) {
    try {
      const config: unknown = JSON.parse(await readFile(path.join(folder, 'config.json'), 'utf8'))
      const names = isRecord(config) ? config['architectures'] : null
      if (Array.isArray(names) && typeof names[0] === 'string') return names[0]
    } catch {
      // No model was saved there.
    }
  }
  return null
}
