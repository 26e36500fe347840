import { t } from '@vscode/l10n'
import type { Curve } from '../../shared/schedule/curve'
import { curveMarks } from '../../shared/schedule/curveMarks'
import { learningRateCurve } from '../../shared/schedule/learningRateCurve'
import type { Scheduler } from '../../shared/schedule/schedulers'
import { schedulers } from '../../shared/schedule/schedulers'
import { count, percent, rate } from '../../shared/text/numbers'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'
import type { Fact, FactMaker } from './fact'
import { told } from './fact'
import { steps, trainingSteps } from './words'

/** What the keys of the schedule come to: where the learning rate rises, peaks and ends. */
export const scheduleFacts = {
  learning_rate: (snapshot) => toldUnlessEmpty(courseText(snapshot)),
  lr_scheduler_type: (snapshot) => toldUnlessEmpty(courseText(snapshot)),
  lr_scheduler_kwargs: schedulerArguments,
  lr_scheduler_steps: horizon,
  warmup_steps: warmup,
} as const satisfies Readonly<Record<string, FactMaker>>

/** The curve of this run; null where its steps are not known, or the schedule cannot be made. */
export function curveOf({ figures, resolution: { effective } }: ConfigSnapshot): Curve | null {
  return figures === null ? null : learningRateCurve(effective, figures)
}

/** The schedule that is in effect, undefined if there is none of this name. */
export function schedulerOf({ resolution: { effective } }: ConfigSnapshot): Scheduler | undefined {
  return schedulers.find(({ name }) => name === effective.lr_scheduler_type)
}

/** The way of the learning rate in a sentence; empty if it is not known. */
function courseText(snapshot: ConfigSnapshot): string {
  const curve = curveOf(snapshot)
  const { figures } = snapshot
  if (curve === null || figures === null) return ''
  if (snapshot.resolution.effective.lr_scheduler_type === 'reduce_lr_on_plateau') return plateauText(snapshot)
  const { totalSteps } = figures
  const { peak, end, restarts } = curveMarks(curve, totalSteps)
  const all = trainingSteps(snapshot, totalSteps)
  if (peak.step === 0 && end.value === peak.value) return t('{0} at each of {1}.', rate(peak.value), all)
  const start =
    peak.step === 0
      ? t('From {0} at the first step', rate(peak.value))
      : t('From {0} up to {1} at step {2}', rate(curve.at(0)), rate(peak.value), count(peak.step))
  const finish = peak.step === totalSteps ? '' : t(', then to {0} at the end of {1}', rate(end.value), all)
  return `${start}${finish}${restartText(restarts.map(({ step }) => step))}.`
}

/** Restarts that are named one by one. */
const mostRestarts = 4

function restartText(at: readonly number[]): string {
  if (at.length === 0) return ''
  if (at.length > mostRestarts) return t(', with {0} restarts', count(at.length))
  return t(', with restarts at step {0}', at.map(count).join(', '))
}

function plateauText({ resolution: { effective } }: ConfigSnapshot): string {
  const { lr_scheduler_kwargs: options, learning_rate: peak, metric_for_best_model: metric } = effective
  const number = (name: string, usual: number) => {
    const value = options[name]
    return typeof value === 'number' ? value : usual
  }
  return t(
    '{0} as long as `{1}` gets better; after more than {2} evaluations without, times {3}.',
    rate(peak),
    metric,
    number('patience', 10),
    number('factor', 0.1),
  )
}

function schedulerArguments(snapshot: ConfigSnapshot): Fact | null {
  const scheduler = schedulerOf(snapshot)
  if (scheduler === undefined) return null
  const { name, arguments: taken, needsOneOf = [] } = scheduler
  if (taken.length === 0) return told(t('The schedule `{0}` takes no arguments.', name))
  const names = taken.map((argument) => `\`${argument.name}\``).join(', ')
  const needed = needsOneOf.map((argument) => `\`${argument}\``).join(t(' or '))
  const needs = needed === '' ? '' : ` ${t('It needs {0}.', needed)}`
  return told(`${t('The schedule `{0}` takes {1}.', name, names)}${needs} ${courseText(snapshot)}`.trimEnd())
}

function horizon({ figures, resolution: { effective } }: ConfigSnapshot): Fact | null {
  const { lr_scheduler_steps: end } = effective
  if (figures === null || end === null) return null
  return told(t('The schedule ends at step {0}, the run at step {1}.', count(end), count(figures.totalSteps)))
}

/** `0.1 of about 5,000 steps = 500 steps; peak 5e-5 at step 500.` */
function warmup(snapshot: ConfigSnapshot): Fact | null {
  const { figures } = snapshot
  const { warmup_steps: value, learning_rate: peak, lr_scheduler_steps: end } = snapshot.resolution.effective
  const scheduler = schedulerOf(snapshot)
  if (scheduler?.takesWarmup === false) return told(t('The schedule `{0}` takes no warmup.', scheduler.name))
  if (figures === null) return null
  const { warmupSteps, totalSteps } = figures
  if (warmupSteps === 0) return told(t('No warmup: the first step already has the peak rate, {0}.', rate(peak)))
  const all = end === null ? trainingSteps(snapshot, totalSteps) : t('the schedule’s {0}', steps(end))
  const share = t('{0} % of {1}', percentOf(warmupSteps / (end ?? totalSteps)), all)
  const derived =
    value < 1 ? t('{0} of {1} = {2}', value, all, steps(warmupSteps)) : t('{0} = {1}', steps(warmupSteps), share)
  const inline = value < 1 ? t('= {0}', steps(warmupSteps)) : t('= {0}', share)
  return { text: `${derived}; ${peakText(snapshot, totalSteps)}.`, inline }
}

/** A small share with a digit behind the point. */
function percentOf(share: number): string {
  return percent(share, share < 0.02 ? 1 : 0)
}

function peakText(snapshot: ConfigSnapshot, totalSteps: number): string {
  const curve = curveOf(snapshot)
  if (curve === null) return t('then the peak rate')
  const { peak } = curveMarks(curve, totalSteps)
  return peak.step >= totalSteps
    ? t('the run ends on the way up, at {0}', rate(peak.value))
    : t('peak {0} at step {1}', rate(peak.value), count(peak.step))
}

function toldUnlessEmpty(text: string): Fact | null {
  return text === '' ? null : told(text)
}
