import type { TrainEvent } from '../shared/protocol/event'
import type { Split } from '../shared/protocol/example'
import type { EvaluationPoint, PointsMessage, TrainColumn } from '../shared/protocol/runPanel'
import { trainColumns } from '../shared/protocol/runPanel'
import type { RunHistory } from './RunHistory'

/** Knows which points of a history were sent, and makes the message with those that were not. */
export class PointSender {
  private history: RunHistory | null = null
  private lastTrain: TrainEvent | undefined
  private sentTrains = 0
  private sentEvaluations = 0
  /** Step of the last evaluation sent, by split. */
  private readonly reached = new Map<Split, number>()

  /** Send everything with the next message: the receiver begins anew. */
  restart(): void {
    this.history = null
  }

  /** The points that are new since the last call, or null if there are none. */
  next(history: RunHistory): PointsMessage | null {
    const isRestart = !this.goesOn(history)
    if (isRestart) {
      this.sentTrains = 0
      this.sentEvaluations = 0
      this.reached.clear()
    }
    const trains = history.trains.slice(this.sentTrains)
    const evaluations = history.evaluations.slice(this.sentEvaluations).filter((point) => this.isBeyond(point))
    this.history = history
    this.sentTrains = history.trains.length
    this.sentEvaluations = history.evaluations.length
    this.lastTrain = history.trains.at(-1)
    if (!isRestart && trains.length === 0 && evaluations.length === 0) return null
    return { type: 'points', isRestart, train: columnsOf(trains), evaluations: evaluations.map(pointOf) }
  }

  /** At its end a run evaluates its best model once more: that is no new point of the curve. */
  private isBeyond({ split, step }: EvaluationPoint): boolean {
    if (step <= (this.reached.get(split) ?? -1)) return false
    this.reached.set(split, step)
    return true
  }

  /** A process that resumes takes points back, and a file that was replaced is another history. */
  private goesOn(history: RunHistory): boolean {
    return (
      this.history === history &&
      history.evaluations.length >= this.sentEvaluations &&
      (this.sentTrains === 0 || history.trains[this.sentTrains - 1] === this.lastTrain)
    )
  }
}

function columnsOf(trains: readonly TrainEvent[]): PointsMessage['train'] {
  const columns = trainColumns.map((column): [TrainColumn, ArrayBuffer] => {
    const values = new Float64Array(trains.length)
    trains.forEach((train, index) => (values[index] = train[column] ?? NaN))
    return [column, values.buffer]
  })
  return Object.fromEntries(columns) as Record<TrainColumn, ArrayBuffer>
}

function pointOf({ split, step, epoch, time, metrics }: EvaluationPoint): EvaluationPoint {
  return { split, step, epoch, time, metrics }
}
