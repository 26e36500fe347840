import type { RunEvent, StageEvent, TrainEvent } from '../../shared/protocol/event'
import { readEvent } from '../../shared/protocol/readEvent'
import { trainColumns } from '../../shared/protocol/scalars'
import type { NumberPlace } from './LineForm'
import { LineForm } from './LineForm'

/** The numbers of a `train` event, in the order in which the trainer writes them. */
export const trainFigures = [
  'time',
  'step',
  ...trainColumns.filter((name) => name !== 'time'),
] as const satisfies readonly (keyof TrainEvent)[]

/** The numbers of a `train` event by `trainFigures`, NaN for null. */
export type TrainRow = Float64Array

/** Who takes the events that were read, in the file's order. */
export interface EventSink {
  event(event: RunEvent): void
  /** In the place of `event` for nearly all `train` events: a million objects are not made. Valid during the call. */
  train?(row: TrainRow): void
  /** A whole line that is no event: a damaged one. Unknown types are none. */
  broken?(): void
}

const newline = 0x0a
const nullable: ReadonlySet<string> = new Set(['loss', 'grad_norm'])

const trainForm = new LineForm(
  trainFigures.map((name, index): NumberPlace => {
    const before = index === 0 ? '{"type":"train",' : ','
    return { before: `${before}"${name}":`, mayBeNull: nullable.has(name) }
  }),
  '}',
)
const stageForm = new LineForm(
  [
    { before: '{"type":"stage","time":', mayBeNull: false },
    { before: ',"stage":"training","progress":', mayBeNull: true },
  ],
  '}',
)

/**
 * Reads lines of `events.jsonl`. Those that fill a long file, points and words on the stage while training, are read in
 * the form that our trainer writes them in; all others as JSON, with the same result.
 */
export class EventScanner {
  private readonly row: TrainRow = new Float64Array(trainFigures.length)
  private readonly stage = new Float64Array(2)

  /**
   * @param bytes whole lines
   * @returns how many events there were
   */
  scan(bytes: Buffer, sink: EventSink): number {
    let count = 0
    for (let at = 0; at < bytes.length;) {
      const next = this.readForm(bytes, at, sink)
      if (next >= 0) {
        count++
        at = next
      } else {
        const end = bytes.indexOf(newline, at)
        if (readLine(bytes.toString('utf8', at, end), sink)) count++
        at = end + 1
      }
    }
    return count
  }

  /** The index after the line, or -1 if it is of no form that is known. */
  private readForm(bytes: Buffer, start: number, sink: EventSink): number {
    const afterTrain = trainForm.read(bytes, start, this.row)
    if (afterTrain >= 0) {
      if (sink.train === undefined) sink.event(trainEventOf(this.row))
      else sink.train(this.row)
      return afterTrain
    }
    const afterStage = stageForm.read(bytes, start, this.stage)
    if (afterStage >= 0) sink.event(stageEventOf(this.stage))
    return afterStage
  }
}

/** Whether the line is an event. */
function readLine(line: string, sink: EventSink): boolean {
  if (line === '' || line === '\r') return false
  const read = readEvent(line)
  if (read.kind === 'event') sink.event(read.event)
  else if (read.kind === 'broken') sink.broken?.()
  return read.kind === 'event'
}

/** The event that has these figures. */
export function trainEventOf(row: TrainRow): TrainEvent {
  const figures = trainFigures.map((name, index) => [name, orNull(row[index])] as const)
  return { type: 'train', ...(Object.fromEntries(figures) as Omit<TrainEvent, 'type'>) }
}

function stageEventOf(numbers: Float64Array): StageEvent {
  return { type: 'stage', time: numbers[0] ?? NaN, stage: 'training', progress: orNull(numbers[1]) }
}

/** JSON has numbers that are infinite (`1e999`), but none that is NaN. */
function orNull(value = NaN): number | null {
  return Number.isNaN(value) ? null : value
}
