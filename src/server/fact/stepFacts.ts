import { t } from '@vscode/l10n'
import { evaluationSteps } from '../../shared/schedule/evaluationSteps'
import { toSteps } from '../../shared/schedule/figures'
import { count } from '../../shared/text/numbers'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'
import type { Fact, FactMaker } from './fact'
import { told } from './fact'
import { steps, trainingSteps } from './words'

/** What the keys that count steps and epochs come to. */
export const stepFacts = {
  num_train_epochs: epochs,
  max_steps: maxSteps,
  logging_steps: (snapshot) => interval(snapshot, 'logging_steps', t('points')),
  eval_strategy: evaluations,
  eval_steps: (snapshot) => (snapshot.resolution.effective.eval_strategy === 'steps' ? evaluations(snapshot) : null),
  save_steps: (snapshot) => interval(snapshot, 'save_steps', t('checkpoints')),
  early_stopping_patience: patience,
} as const satisfies Readonly<Record<string, FactMaker>>

function epochs(snapshot: ConfigSnapshot): Fact | null {
  const { figures } = snapshot
  if (figures === null) return null
  const { max_steps: most, num_train_epochs: epochs } = snapshot.resolution.effective
  if (most > 0) return told(t('`max_steps` ends the run at step {0}, whatever the epochs.', count(most)))
  const all = trainingSteps(snapshot, figures.totalSteps)
  const text = t('{0} × {1} an epoch = {2}.', decimal(epochs), steps(figures.stepsPerEpoch), all)
  return { text, inline: t('= {0}', steps(figures.totalSteps)) }
}

function maxSteps({ figures, resolution: { effective } }: ConfigSnapshot): Fact | null {
  if (figures === null || effective.max_steps <= 0 || figures.stepsPerEpoch <= 1) return null
  const words = t('{0} epochs', decimal(effective.max_steps / figures.stepsPerEpoch))
  return { text: t('{0} are {1}.', steps(effective.max_steps), words), inline: t('= {0}', words) }
}

type IntervalKey = 'logging_steps' | 'save_steps'

function interval(snapshot: ConfigSnapshot, key: IntervalKey, what: string): Fact | null {
  const { figures } = snapshot
  const { effective } = snapshot.resolution
  const isUsed = key === 'logging_steps' || effective.save_strategy === 'steps'
  if (figures === null || !isUsed) return null
  const every = toSteps(effective[key], figures.totalSteps)
  return repeated(snapshot, every, Math.floor(figures.totalSteps / every), what, effective[key] < 1)
}

/** Evaluations that are counted one by one; of more the last, shorter interval does not matter. */
const mostCounted = 10_000

function evaluations(snapshot: ConfigSnapshot): Fact | null {
  const { figures } = snapshot
  const { effective } = snapshot.resolution
  if (figures === null || effective.eval_strategy === 'no') return null
  const isByEpoch = effective.eval_strategy === 'epoch'
  const every = isByEpoch ? figures.stepsPerEpoch : toSteps(effective.eval_steps, figures.totalSteps)
  const number = evaluationSteps(effective, figures, mostCounted)?.length ?? Math.floor(figures.totalSteps / every)
  return repeated(snapshot, every, number, t('evaluations'), isByEpoch || effective.eval_steps < 1)
}

function repeated(snapshot: ConfigSnapshot, every: number, number: number, what: string, saysSteps: boolean): Fact {
  const all = trainingSteps(snapshot, snapshot.figures?.totalSteps ?? 0)
  const text = t('Every {0} of {1}: {2} {3}.', steps(every), all, count(number), what)
  return { text, inline: saysSteps ? t('= {0}', steps(every)) : t('{0} ×', count(number)) }
}

function patience({ figures, resolution: { effective } }: ConfigSnapshot): Fact | null {
  const { early_stopping_patience: evaluations, eval_strategy: strategy, metric_for_best_model: metric } = effective
  if (evaluations === null || figures === null || strategy === 'no') return null
  const every = strategy === 'epoch' ? figures.stepsPerEpoch : toSteps(effective.eval_steps, figures.totalSteps)
  const waited = evaluations * every
  const text = t('The run ends after {0} evaluations without a better `{1}`, {2}.', evaluations, metric, steps(waited))
  return { text, inline: t('= {0}', steps(waited)) }
}

/** Epochs: whole ones without a point, others with one digit, or two where they are few. */
function decimal(epochs: number): string {
  if (Number.isInteger(epochs)) return count(epochs)
  return epochs < 1 ? String(Number(epochs.toPrecision(2))) : epochs.toFixed(epochs < 10 ? 1 : 0)
}
