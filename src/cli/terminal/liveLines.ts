import type { EnvironmentEvent, ModelEvent, StageName } from '../../shared/protocol/event'
import { stageNames } from '../../shared/protocol/event'
import { splits } from '../../shared/protocol/example'
import { isLive } from '../../runs/deriveState'
import type { RunHistory } from '../../runs/RunHistory'
import { lastTrain } from '../../runs/RunHistory'
import type { RunView } from '../../runs/RunReader'
import { runWarnings } from '../../runs/runWarnings'
import { bar, sparkline } from './bars'
import { evaluationText, exportText, modelText } from './eventTexts'
import { bytes, count, duration, percent, rate, significant } from '../../shared/text/numbers'
import { runProgress } from '../../runs/runProgress'
import type { Style } from './style'
import { nextStep, stageTexts } from './texts'

/** How the block is drawn. */
export interface LiveLook {
  readonly style: Style
  /** Characters that a line may take. */
  readonly width: number
  /** Milliseconds on any clock; turns the spinner. */
  readonly time: number
}

const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const
const labelWidth = 16
const shownWarnings = 3

/** The lines that show a run at a terminal, one for each stage and some about training. They are redrawn as a block. */
export function liveLines(view: RunView, look: LiveLook): string[] {
  const { history } = view
  const lines = stageNames.flatMap((stage) => [
    stageLine(stage, view, look).trimEnd(),
    ...(stage === 'training' ? trainingLines(view, look) : []),
  ])
  const warnings = runWarnings(history)
    .slice(-shownWarnings)
    .map(({ message }) => look.style.yellow(`  ! ${message}`))
  const alarm =
    view.state === 'not-responding' ? [look.style.yellow(`  ! ${nextStep(view.state, view.record.id)}`)] : []
  return [...lines, ...warnings, ...alarm]
}

/** `run · task · model`, the line above the block. */
export function headLine({ record, spec }: RunView, style: Style): string {
  return `${style.bold(record.id)} ${style.dim(`· ${record.task} · ${spec.model.nameOrPath}`)}`
}

function stageLine(stage: StageName, view: RunView, { style, width, time }: LiveLook): string {
  const label = stageTexts[stage].padEnd(labelWidth)
  const detail = stageDetail(stage, view, style, width)
  switch (stageStatus(stage, view)) {
    case 'done':
      return `${style.green('✓')} ${label}${detail}`
    case 'current':
      return `${style.cyan(spinner[Math.floor(time / 100) % spinner.length] ?? ' ')} ${label}${detail}`
    case 'left':
      return `${style.yellow('■')} ${label}${detail}`
    case 'waiting':
      return style.dim(`· ${label.trimEnd()}`)
  }
}

/** `left` is where a run that has ended before its time was. */
function stageStatus(stage: StageName, view: RunView): 'done' | 'current' | 'left' | 'waiting' {
  const { history, state } = view
  if (state === 'completed' || state === 'early-stopped') return 'done'
  const current = history.stage?.stage ?? 'loading-data'
  if (stage === current) return isLive(state) ? 'current' : 'left'
  if (stageNames.indexOf(stage) > stageNames.indexOf(current)) return 'waiting'
  // An evaluation in the midst of training does not end it.
  const isOngoing = stage === 'training' && current === 'evaluating' && runProgress(view).share < 1
  return isOngoing && isLive(state) ? 'current' : 'done'
}

function stageDetail(stage: StageName, view: RunView, style: Style, width: number): string {
  const { history } = view
  const { progress = null } = history.stage?.stage === stage ? history.stage : {}
  const share = progress === null || !isLive(view.state) ? '' : `${percent(progress, 0)} %`
  switch (stage) {
    case 'loading-data':
      return Object.keys(history.data).length === 0 ? share : dataDetail(history)
    case 'loading-model':
      return history.model === null ? share : modelDetail(history.model, history.environment)
    case 'training':
      return trainingDetail(view, style, width)
    case 'evaluating':
      return share
    case 'exporting':
      return history.exported === null ? share : exportText(history.exported)
  }
}

function dataDetail({ data }: RunHistory): string {
  return splits.flatMap((split) => (data[split] ? [`${count(data[split].examples)} ${split}`] : [])).join(' · ')
}

function modelDetail(model: ModelEvent, environment: EnvironmentEvent | null): string {
  return environment === null
    ? modelText(model)
    : `${modelText(model)} · ${environment.device} ${environment.precision}`
}

function trainingDetail(view: RunView, style: Style, width: number): string {
  const { step, totalSteps, share, secondsLeft } = runProgress(view)
  if (view.history.trains.length === 0 && step === 0) return ''
  const left = secondsLeft === null || !isLive(view.state) ? '' : ` · ${duration(secondsLeft)} left`
  const figures = `${percent(share, 0).padStart(3)} %  step ${count(step)} of ${count(totalSteps)}${left}`
  const room = width - labelWidth - 4 - figures.length
  return room < 8 ? figures : `${bar(share, Math.min(32, room), style)} ${figures}`
}

function trainingLines({ history }: RunView, { style, width }: LiveLook): string[] {
  const label = (text: string) => `  ${style.dim(text.padEnd(labelWidth))}`
  const point = lastTrain(history)
  const evaluation = history.evaluations.findLast(({ split }) => split === 'validation')
  const lines: string[] = []
  if (point !== null) {
    const curve = sparkline(
      history.trains.column('loss')?.values ?? [],
      Math.max(0, Math.min(32, width - labelWidth - 14)),
    )
    lines.push(
      `${label('loss')}${significant(point.loss).padEnd(10)}${style.cyan(curve)}`,
      `${label('learning rate')}${rate(point.learning_rate)}${style.dim(
        `  epoch ${point.epoch.toFixed(2)} · ${count(point.tokens_per_second)} tokens/s · ${bytes(point.memory)}`,
      )}`,
    )
  }
  if (evaluation !== undefined)
    lines.push(label('validation') + evaluationText(evaluation, history.bests.at(-1), style))
  return lines
}
