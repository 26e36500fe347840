import type { RunEvent, StageName, TrainEvent } from '../../shared/protocol/event'
import type { RunState } from '../../shared/protocol/runState'
import type { RunView } from '../../runs/RunReader'
import { bestText, evaluationText, exportText, modelText } from './eventTexts'
import { count, duration, rate, significant } from '../../shared/text/numbers'
import { runProgress } from '../../runs/runProgress'
import type { Style } from './style'
import { nextStep, stageTexts } from './texts'

/** So many lines about the loss in a whole run, where each stays on the page. */
const pointsInARun = 20

/** What a run's news are worth in a log or a pipe, where nothing can be redrawn: a line for each. */
export class PlainLog {
  private stage: StageName | null = null
  private state: RunState = 'running'
  /** Of the last point of the present process, null before its first. */
  private step: number | null = null
  /** What is worth a line and has none yet. */
  private heard: RunEvent[] = []

  constructor(
    private readonly style: Style,
    private readonly totalSteps: number,
  ) {}

  /** Told each event as it is read, so that the points of a long run need not be kept. */
  hear(event: RunEvent): void {
    if (event.type === 'started') this.step = null
    if (event.type !== 'train' || this.isShown(event)) this.heard.push(event)
  }

  /** Lines of what was heard since the last ones. */
  lines(view: RunView): string[] {
    const { heard } = this
    this.heard = []
    return [...heard.flatMap((event) => this.line(event, view)), ...this.alarm(view)]
  }

  private alarm({ state, record }: RunView): string[] {
    const isNew = state === 'not-responding' && this.state !== state
    this.state = state
    return isNew ? [this.style.yellow(`! ${nextStep(state, record.id)}`)] : []
  }

  private line(event: RunEvent, view: RunView): string[] {
    const { style } = this
    switch (event.type) {
      case 'stage':
        return this.enter(event.stage)
      case 'train':
        return [pointText(event, view)]
      case 'evaluate':
        return [`${event.split}: ${evaluationText(event, undefined, style)}`]
      case 'best':
        return [`best ${event.metric} so far: ${bestText(event)} at step ${count(event.step)}`]
      case 'warning':
        return [style.yellow(`! ${event.message}`)]
      case 'control':
        return event.status === 'refused' ? [style.yellow(`! ${event.request} refused: ${event.message}`)] : []
      case 'exported':
        return [exportText(event)]
      case 'environment':
        return [`${event.device_name} (${event.device}), ${event.precision}: ${event.precision_reason}`]
      case 'model':
        return [modelText(event)]
      case 'started':
      case 'data':
      case 'forecast':
      case 'checkpoint':
      case 'finished':
      case 'failed':
        return []
    }
  }

  /** The first point, and the first within each twentieth of the run. */
  private isShown({ step }: TrainEvent): boolean {
    const every = Math.max(1, Math.ceil(this.totalSteps / pointsInARun))
    const before = this.step
    this.step = step
    return before === null || Math.floor(before / every) < Math.floor(step / every)
  }

  private enter(stage: StageName): string[] {
    const isNew = stage !== this.stage
    this.stage = stage
    return isNew ? [stageTexts[stage]] : []
  }
}

function pointText(point: TrainEvent, view: RunView): string {
  const { totalSteps, secondsLeft } = runProgress(view)
  const left = secondsLeft === null ? '' : `, ${duration(secondsLeft)} left`
  const figures = `loss ${significant(point.loss)}, learning rate ${rate(point.learning_rate)}`
  return `step ${count(point.step)} of ${count(totalSteps)}: ${figures}${left}`
}
