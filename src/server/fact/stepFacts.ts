import { t } from '@vscode/l10n'
import { toSteps } from '../../shared/schedule/figures'
import { count, percent, rate } from '../../shared/text/numbers'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'
import type { Fact, FactMaker } from './fact'
import { told } from './fact'
import { steps } from './words'

/** What the keys that count steps and epochs come to. */
export const stepFacts = {
  num_train_epochs: epochs,
  max_steps: maxSteps,
  warmup_steps: warmup,
  lr_scheduler_steps: horizon,
  logging_steps: (snapshot) => interval(snapshot, 'logging_steps', t('points')),
  eval_steps: (snapshot) => interval(snapshot, 'eval_steps', t('evaluations')),
  save_steps: (snapshot) => interval(snapshot, 'save_steps', t('checkpoints')),
  early_stopping_patience: patience,
} as const satisfies Readonly<Record<string, FactMaker>>

function epochs({ figures, resolution: { effective } }: ConfigSnapshot): Fact | null {
  if (figures === null) return null
  const { max_steps: most, num_train_epochs: epochs } = effective
  if (most > 0) return told(t('`max_steps` ends the run at step {0}, whatever the epochs.', count(most)))
  const text = t('{0} × {1} an epoch = {2}.', count(epochs), steps(figures.stepsPerEpoch), steps(figures.totalSteps))
  return { text, inline: t('= {0}', steps(figures.totalSteps)) }
}

function maxSteps({ figures, resolution: { effective } }: ConfigSnapshot): Fact | null {
  if (figures === null || effective.max_steps <= 0 || figures.stepsPerEpoch <= 1) return null
  const epochs = effective.max_steps / figures.stepsPerEpoch
  const words = t('{0} epochs', epochs.toFixed(epochs < 10 ? 1 : 0))
  return { text: t('{0} steps are {1}.', count(effective.max_steps), words), inline: t('= {0}', words) }
}

function warmup({ figures, resolution: { effective } }: ConfigSnapshot): Fact | null {
  if (figures === null) return null
  const { warmup_steps: value, learning_rate: peak } = effective
  const total = effective.lr_scheduler_steps ?? figures.totalSteps
  const { warmupSteps } = figures
  if (warmupSteps === 0) return told(t('No warmup: the first step already has the peak rate, {0}.', rate(peak)))
  const share = t('{0} % of {1}', percent(warmupSteps / total, 0), steps(total))
  const reached = t('The rate rises to its peak, {0}, until step {1}.', rate(peak), count(warmupSteps))
  const derived = value < 1 ? t('{0} of {1} = {2}.', value, steps(total), steps(warmupSteps)) : t('This is {0}.', share)
  const inline = value < 1 ? t('= {0}', steps(warmupSteps)) : t('= {0}', share)
  return { text: `${derived} ${reached}`, inline }
}

function horizon({ figures, resolution: { effective } }: ConfigSnapshot): Fact | null {
  const { lr_scheduler_steps: end } = effective
  if (figures === null || end === null) return null
  return told(t('The schedule ends at step {0}, the run at step {1}.', count(end), count(figures.totalSteps)))
}

type IntervalKey = 'logging_steps' | 'eval_steps' | 'save_steps'

function interval({ figures, resolution: { effective } }: ConfigSnapshot, key: IntervalKey, what: string): Fact | null {
  if (figures === null || !isUsed(key, effective)) return null
  const value = effective[key]
  const every = toSteps(value, figures.totalSteps)
  const number = Math.floor(figures.totalSteps / every)
  const text = t('Every {0} of {1}: {2} {3}.', steps(every), count(figures.totalSteps), count(number), what)
  return { text, inline: value < 1 ? t('= {0}', steps(every)) : t('{0} ×', count(number)) }
}

function isUsed(key: IntervalKey, effective: ConfigSnapshot['resolution']['effective']): boolean {
  if (key === 'eval_steps') return effective.eval_strategy === 'steps'
  return key !== 'save_steps' || effective.save_strategy === 'steps'
}

function patience({ figures, resolution: { effective } }: ConfigSnapshot): Fact | null {
  const { early_stopping_patience: evaluations, eval_strategy: strategy, metric_for_best_model: metric } = effective
  if (evaluations === null || figures === null || strategy === 'no') return null
  const every = strategy === 'epoch' ? figures.stepsPerEpoch : toSteps(effective.eval_steps, figures.totalSteps)
  const waited = evaluations * every
  const text = t('The run ends after {0} evaluations without a better `{1}`, {2}.', evaluations, metric, steps(waited))
  return { text, inline: t('= {0}', steps(waited)) }
}
