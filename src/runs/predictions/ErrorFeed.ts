import path from 'node:path'
import type { ErrorBrowserMessage, NamedRun, Side } from '../../shared/protocol/errorBrowser'
import type { Split } from '../../shared/protocol/example'
import { readRunRecord } from '../readRunFiles'
import { asRunError } from '../runError'
import { readMistakes } from './labellingMistakes'
import { hasPredictions, predictedSplits, predictionsFile } from './predictedSplits'
import { PredictionFile } from './PredictionFile'

/** What its viewer wants to see; null: whatever there is. */
export interface ErrorChoice {
  readonly split: Split | null
  /** Directory of a run to be beside; null: none. */
  readonly other: string | null
}

/** What a feed works with. */
export interface ErrorFeedContext {
  readonly post: (message: ErrorBrowserMessage) => unknown
  /** Runs that may be put beside, once it is known which there are. */
  readonly runs: () => Promise<readonly NamedRun[]>
}

/** Sends one viewer the predictions of a run, and keeps where each of them lies. */
export class ErrorFeed {
  #end = new AbortController()
  #shown: { readonly split: Split; readonly file: PredictionFile } | null = null

  /** @param directory absolute, of the run */
  constructor(
    readonly directory: string,
    private readonly context: ErrorFeedContext,
  ) {}

  /** The split that is shown, and its predictions; null while there are none. */
  get shown(): { readonly split: Split; readonly file: PredictionFile } | null {
    return this.#shown
  }

  /**
   * Send everything; what was being sent is left off.
   *
   * @throws the file system's error
   */
  async send(choice: ErrorChoice): Promise<void> {
    this.stop()
    const { signal } = (this.#end = new AbortController())
    try {
      await this.#sendAll(choice, signal)
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }

  stop(): void {
    this.#end.abort()
  }

  async sendMistakes(): Promise<void> {
    const { shown } = this
    if (shown === null) return
    const ids = (await readMistakes(this.directory)).filter(({ split }) => split === shown.split).map(({ id }) => id)
    const examples = ids.map((id) => shown.file.exampleOf(id)).filter((example) => example !== null)
    this.context.post({ type: 'mistakes', examples })
  }

  async #sendAll(choice: ErrorChoice, signal: AbortSignal): Promise<void> {
    const splits = await this.#splits()
    const split = splits.find((each) => each === choice.split) ?? splits[0]
    if (split === undefined || signal.aborted) return
    const runs = await this.context.runs()
    const candidates = await this.#candidates(split, runs)
    const other = candidates.find(({ directory }) => directory === choice.other) ?? null
    signal.throwIfAborted()
    const run = runs.find(({ directory }) => directory === this.directory)
    const named = run ?? { directory: this.directory, name: path.basename(this.directory) }
    this.context.post({ type: 'source', run: named, other, split, splits, candidates })
    const file = new PredictionFile(predictionsFile(this.directory, split))
    this.#shown = { split, file }
    await this.#sendFile(file, 'shown', signal)
    await this.sendMistakes()
    if (other !== null)
      await this.#sendFile(new PredictionFile(predictionsFile(other.directory, split)), 'other', signal)
  }

  /** None, and told, where there is nothing to show. */
  async #splits(): Promise<readonly Split[]> {
    const unavailable = (reason: 'gone' | 'no-predictions' | 'other-task' | 'unreadable', detail = '') => {
      this.#shown = null
      this.context.post({ type: 'unavailable', reason, detail })
      return []
    }
    try {
      const { task } = await readRunRecord(this.directory)
      if (task !== 'token-classification') return unavailable('other-task')
    } catch (error) {
      const { code, message, hint } = asRunError(error, this.directory)
      return code === 'run-not-found' ? unavailable('gone') : unavailable('unreadable', `${message} ${hint}`)
    }
    const splits = await predictedSplits(this.directory)
    return splits.length === 0 ? unavailable('no-predictions') : splits
  }

  async #candidates(split: Split, runs: readonly NamedRun[]): Promise<readonly NamedRun[]> {
    const others = runs.filter(({ directory }) => directory !== this.directory)
    const fitting = await Promise.all(others.map(({ directory }) => hasPredictions(directory, split)))
    return others.filter((_, index) => fitting[index])
  }

  async #sendFile(file: PredictionFile, side: Side, signal: AbortSignal): Promise<void> {
    for await (const columns of file.read(signal)) {
      signal.throwIfAborted()
      this.context.post({ type: 'examples', side, ...columns })
    }
    this.context.post({ type: 'read', side, damaged: file.damaged })
  }
}
