import type { ResolvedArguments } from '../shared/protocol/arguments'
import type { ControlRequest, EvaluateEvent, FailedEvent } from '../shared/protocol/event'
import type { LogExcerpt, ReferenceScores, ShownRun, ShownScores } from '../shared/protocol/runPanel'
import { concernedKey } from './concernedKey'
import { isLive } from './deriveState'
import { lastTrain } from './RunHistory'
import type { EarlyView, RunView } from './RunReader'
import { summariseRun } from './runSummary'
import { runWarnings } from './runWarnings'

/** What the run panel knows besides the run's own files. */
export interface ShownContext {
  /** Unix seconds. */
  readonly now: number
  /** Requests that lie in the run: each is removed once it is answered. */
  readonly asked: readonly ControlRequest[]
  /** What its log tells of its failure. */
  readonly failureLog: LogExcerpt | null
}

/** A run but for its points, as the panel's header and tables show it. */
export function shownRun(view: RunView, { now, asked, failureLog }: ShownContext): ShownRun {
  const { spec, history } = view
  const { state, ...summary } = summariseRun(view, now)
  const { stage, environment, model, control } = history
  const stop = history.control?.request === 'stop' ? history.control : null
  return {
    id: summary.id,
    tool: 'finetune-lab',
    directory: summary.directory,
    task: summary.task,
    model: summary.model,
    configPath: summary.configPath,
    state,
    readShare: null,
    secondsSilent: null,
    hasLog: true,
    isReadOnly: summary.isReadOnly,
    isStopping: isLive(state) && (asked.includes('stop') || stop?.status === 'done'),
    stopRefusal: stop?.status === 'refused' ? stop.message : null,
    asked,
    answer: control === null ? null : { request: control.request, status: control.status, message: control.message },
    stage: stage === null ? null : { name: stage.stage, progress: stage.progress },
    hasValidation: spec.data.validation !== undefined,
    step: summary.step,
    totalSteps: summary.totalSteps,
    epoch: lastTrain(history)?.epoch ?? null,
    epochs: spec.derived.totalSteps / Math.max(1, spec.derived.stepsPerEpoch),
    warmupSteps: spec.derived.warmupSteps,
    peakLearningRate: spec.arguments.learning_rate,
    schedule: scheduleOf(spec.arguments),
    clipNorm: spec.arguments.max_grad_norm > 0 ? spec.arguments.max_grad_norm : null,
    checkpoints: history.checkpoints.map(({ step }) => step),
    patience: patienceOf(view),
    secondsElapsed: summary.secondsElapsed,
    secondsLeft: summary.secondsLeft,
    loss: summary.loss,
    best: summary.best === null ? null : pickBest(summary.best),
    architecture: model?.architecture ?? null,
    device: environment?.device ?? null,
    precision: environment?.precision ?? null,
    scores: shownScores(history),
    hasModel: history.exported !== null,
    warnings: runWarnings(history).map((warning) => ({ ...warning, key: concernedKey(warning.code) })),
    failure: summary.failure === null ? null : shownFailure(summary.failure, failureLog),
  }
}

/**
 * A run as far as it was read: no word on its state, which its end says.
 *
 * @param share how much of it was read, from 0 to 1
 */
export function partlyRead(view: EarlyView, share: number): ShownRun {
  // As one that has ended, time does not pass on it.
  const ended: RunView = { ...view, state: 'completed', hasNews: true }
  const run = shownRun(ended, { now: 0, asked: [], failureLog: null })
  return { ...run, state: 'reading', readShare: share, failure: null }
}

function scheduleOf(values: ResolvedArguments): ShownRun['schedule'] {
  const { learning_rate, lr_scheduler_type, lr_scheduler_kwargs, lr_scheduler_steps, greater_is_better } = values
  return { learning_rate, lr_scheduler_type, lr_scheduler_kwargs, lr_scheduler_steps, greater_is_better }
}

/** Evaluations since the best one, of those that are waited for. */
function patienceOf({ spec, history }: RunView): ShownRun['patience'] {
  const most = spec.arguments.early_stopping_patience
  const steps = history.scores.validation?.steps
  if (most === null || steps === undefined) return null
  const best = history.bests.at(-1)?.step ?? -1
  return { most, waited: steps.length - steps.upperBound(best) }
}

function shownFailure({ code, message, hint }: FailedEvent, log: LogExcerpt | null): ShownRun['failure'] {
  return { code, message, hint, key: concernedKey(code), log }
}

function pickBest({ metric, value, step }: NonNullable<ShownRun['best']>): ShownRun['best'] {
  return { metric, value, step }
}

/** The final scores on the test split if there are some, else the latest on any. */
function shownScores({ evaluations, bests }: RunView['history']): ShownScores | null {
  const shown = evaluations.findLast(({ split }) => split === 'test') ?? evaluations.at(-1)
  if (shown === undefined) return null
  // By step, not by place: at its end a run evaluates its best model once more, at the step that it is of.
  const before = evaluations.findLast(({ split, step }) => split === shown.split && step < shown.step)
  const best = evaluations.find(({ split, step }) => split === shown.split && step === bests.at(-1)?.step)
  return {
    split: shown.split,
    step: shown.step,
    overall: shown.metrics,
    perLabel: shown.per_label,
    previous: before === undefined ? null : referenceOf(before),
    best: best === undefined || best.step === shown.step ? null : referenceOf(best),
  }
}

function referenceOf({ step, metrics, per_label }: EvaluateEvent): ReferenceScores {
  const f1 = Object.fromEntries(Object.entries(per_label).map(([label, scores]) => [label, scores.f1]))
  return { step, overallF1: metrics['f1'] ?? null, f1 }
}
