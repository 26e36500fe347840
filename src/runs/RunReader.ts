import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Clock } from '../shared/clock'
import { systemClock } from '../shared/clock'
import type { RunEvent, StartedEvent } from '../shared/protocol/event'
import type { RunRecord } from '../shared/protocol/runRecord'
import type { RunState } from '../shared/protocol/runState'
import type { Spec } from '../shared/protocol/spec'
import { isMissing } from '../shared/systemError'
import { deriveState, silenceLimit } from './deriveState'
import type { TailReader } from './EventTail'
import { EventTail } from './EventTail'
import type { ProcessLook, ProcessTable } from './processIdentity'
import { lookAtProcess, systemProcesses } from './processIdentity'
import { isNewerFormat, readRunRecord, readSpec } from './readRunFiles'
import { runFiles } from './runFiles'
import type { RunHistory } from './RunHistory'
import { RunHistoryBuilder } from './RunHistory'
import { trainEventOf } from './scan/EventScanner'
import { SignsOfLife } from './SignsOfLife'

/** What reading a run needs of its machine. */
export interface ReaderContext {
  readonly clock: Clock
  readonly processes: ProcessTable
}

export const systemReader: ReaderContext = { clock: systemClock, processes: systemProcesses }

/** A run as one look sees it. */
export interface RunView {
  readonly record: RunRecord
  readonly spec: Spec
  /** Absolute. */
  readonly directory: string
  /** The run is of a newer format: it may be shown, not changed. */
  readonly isReadOnly: boolean
  /** Grows with the next look. */
  readonly history: RunHistory
  readonly state: RunState
  /** Whether this look found events that the one before did not. */
  readonly hasNews: boolean
}

/** A run of which not all was read, so that its state is not known. */
export type EarlyView = Omit<RunView, 'state' | 'hasNews'>

/** What may be asked of a look at a run; a run of many days takes seconds to read. */
export interface LookOptions {
  /** Is told each event that is new, in their order, as they are read. */
  readonly onEvent?: (event: RunEvent) => void
  /** The history so far, between two pieces of a long file; `share` is how much was read. It goes on when it has resolved. */
  readonly between?: (view: EarlyView, share: number) => Promise<void>
  /** Ends reading: the look rejects with its reason, and the next one goes on from there. */
  readonly signal?: AbortSignal
}

/** Asking for a process may mean starting `ps`: so often at most, in milliseconds. */
const processInterval = 1000

/** Reads a run again and again; each look costs as much as is new. */
export class RunReader {
  private readonly tail: EventTail
  private readonly signs: SignsOfLife
  private history = new RunHistoryBuilder()
  private asked: { readonly started: StartedEvent; readonly at: number; readonly look: ProcessLook } | null = null

  private constructor(
    readonly directory: string,
    private shownRecord: RunRecord,
    private shownSpec: Spec,
    private readonly context: ReaderContext,
  ) {
    this.tail = new EventTail(path.join(directory, runFiles.events))
    this.signs = new SignsOfLife(directory, context.clock)
  }

  /** @throws RunError `run-not-found`, `run-unreadable` */
  static async open(directory: string, context: ReaderContext = systemReader): Promise<RunReader> {
    const absolute = path.resolve(directory)
    return new RunReader(absolute, await readRunRecord(absolute), await readSpec(absolute), context)
  }

  get record(): RunRecord {
    return this.shownRecord
  }

  get spec(): Spec {
    return this.shownSpec
  }

  /** @throws RunError `run-not-found` once the directory was deleted, the file system's error, or the signal's reason */
  async look(options: LookOptions = {}): Promise<RunView> {
    // Life first, events second: a trainer that ends in between has then said so.
    const silence = await this.signs.silence()
    const before = this.history.started
    const writer = before === null || this.hasEnded() ? 'unknown' : await this.lookAtWriter(before)
    const first = await this.tail.read(this.readerOf(options))
    const { started } = this.history
    const isAsked = started === before || started === null || this.hasEnded()
    const process = isAsked ? writer : await this.lookAtWriter(started)
    // A writer that was only just found may have said its last word, and gone, since then.
    const second = !isAsked && process === 'gone' ? await this.tail.read(this.readerOf(options)) : null
    const restarted = first.restarted || second?.restarted === true
    if (restarted) await this.readAgain()
    return {
      ...this.viewSoFar(),
      state: deriveState(this.history.lifecycle, { process: await this.unlessUnlocked(process, silence), silence }),
      hasNews: first.count > 0 || restarted,
    }
  }

  private viewSoFar(): EarlyView {
    const { record, spec, directory, history } = this
    return { record, spec, directory, isReadOnly: isNewerFormat(record), history }
  }

  /** Another run may have taken the place of the one that was read. */
  private async readAgain(): Promise<void> {
    this.shownRecord = await readRunRecord(this.directory)
    this.shownSpec = await readSpec(this.directory)
  }

  private readerOf({ onEvent, between, signal }: LookOptions): TailReader {
    return {
      event: (event) => {
        this.history.apply(event)
        onEvent?.(event)
      },
      train: (row) => {
        this.history.applyTrain(row)
        onEvent?.(trainEventOf(row))
      },
      broken: () => this.history.countBroken(),
      restart: () => (this.history = new RunHistoryBuilder()),
      between: async (share) => {
        this.history.expect(share)
        await between?.(this.viewSoFar(), share)
      },
      ...(signal && { signal }),
    }
  }

  /** The trainer has said that it ended: whether it is still there does not matter. */
  private hasEnded(): boolean {
    const { lifecycle } = this.history
    return lifecycle?.type === 'finished' || lifecycle?.type === 'failed'
  }

  /** A writer of another machine that is silent and holds no lock any more is gone: it ended, or a person said so. */
  private async unlessUnlocked(process: ProcessLook, silence: number): Promise<ProcessLook> {
    if (process !== 'unknown' || silence <= silenceLimit) return process
    return (await exists(path.join(this.directory, runFiles.lock))) ? process : 'gone'
  }

  private async lookAtWriter(started: StartedEvent): Promise<ProcessLook> {
    const now = this.context.clock.monotonic()
    if (this.asked?.started === started && now - this.asked.at < processInterval) return this.asked.look
    const look = await lookAtProcess(
      {
        host: started.host,
        bootId: started.boot_id,
        pid: started.pid,
        startTime: started.process_start_time,
      },
      this.context.processes,
    )
    this.asked = { started, at: now, look }
    return look
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file)
    return true
  } catch (error) {
    return !isMissing(error)
  }
}
