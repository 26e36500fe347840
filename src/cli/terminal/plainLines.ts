import type { RunEvent, TrainEvent } from '../../shared/protocol/event'
import type { RunView } from '../../runs/RunReader'
import { bestText, evaluationText, exportText } from './eventTexts'
import { count, duration, percent, rate, significant } from './numbers'
import { runProgress } from './runProgress'
import type { Style } from './style'
import { stageTexts } from './texts'

/** So many lines about the loss in a whole run, where each stays on the page. */
const pointsInARun = 20

/** What a run's news are worth in a log or a pipe, where nothing can be redrawn. */
export function plainLines(view: RunView, style: Style): string[] {
  return view.news.flatMap((event) => plainLine(event, view, style))
}

function plainLine(event: RunEvent, view: RunView, style: Style): string[] {
  const { totalSteps } = view.spec.derived
  switch (event.type) {
    case 'stage':
      return event.progress === null || event.progress === 0 ? [stageTexts[event.stage]] : []
    case 'train':
      return isShownPoint(event, view)
        ? [
            `step ${count(event.step)} of ${count(totalSteps)}: loss ${significant(event.loss)}, ` +
              `learning rate ${rate(event.learning_rate)}${timeLeft(view)}`,
          ]
        : []
    case 'evaluate':
      return [`${event.split}: ${evaluationText(event, view.history.bests.at(-1), style)}`]
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
      return [`${event.architecture}, ${percent(event.trained_parameters / event.parameters, 0)} % of it trained`]
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
function isShownPoint(point: TrainEvent, { history, spec }: RunView): boolean {
  const every = Math.max(1, Math.ceil(spec.derived.totalSteps / pointsInARun))
  const before = history.trains[history.trains.indexOf(point) - 1]
  return before === undefined || Math.floor(before.step / every) < Math.floor(point.step / every)
}

function timeLeft(view: RunView): string {
  const { secondsLeft } = runProgress(view)
  return secondsLeft === null ? '' : `, ${duration(secondsLeft)} left`
}
