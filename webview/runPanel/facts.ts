import { t } from '@vscode/l10n'
import type { ShownBest, ShownRun } from '../../src/shared/protocol/runPanel'
import { count, duration, percent, significant } from '../../src/shared/text/numbers'
import type { Fact } from '../common/fact'
import { metricName } from '../dashboard/metrics'
import { toolName } from '../../src/shared/text/toolName'
import { isLive } from './stateLook'

/**
 * The figures of the header, in the order of how often one looks; those not known yet are a dash, so nothing jumps. What
 * another tool does not say will never be known, and is left out.
 */
export function runFacts(run: ShownRun): Fact[] {
  const facts = allFacts(run)
  return run.tool === 'finetune-lab' ? facts : facts.filter(({ value }) => value !== unknown)
}

function allFacts(run: ShownRun): Fact[] {
  return [
    { name: t('Step'), value: count(run.step), ...ofTotal(run.totalSteps) },
    { name: t('Epoch'), value: run.epoch === null ? unknown : run.epoch.toFixed(2), ...ofTotal(run.epochs) },
    { name: t('Elapsed'), value: run.secondsElapsed === null ? unknown : duration(run.secondsElapsed) },
    ...(isLive(run.state)
      ? [{ name: t('Left'), value: run.secondsLeft === null ? unknown : duration(run.secondsLeft) }]
      : []),
    { name: t('Loss'), value: run.loss === null ? lossless(run) : significant(run.loss) },
    bestFact(run.best),
    ...patienceFact(run),
  ]
}

function ofTotal(total: number | null): Pick<Fact, 'detail'> {
  if (total === null) return {}
  return { detail: t('of {0}', Number.isInteger(total) ? count(total) : total.toFixed(2)) }
}

/** The tool of another's run, model and machine: what does not change while the run goes on. */
export function runIdentity(run: Pick<ShownRun, 'tool' | 'model' | 'architecture' | 'device' | 'precision'>): string[] {
  const machine = [run.device, run.precision].filter((text) => text !== null)
  return [
    ...(run.tool === 'finetune-lab' ? [] : [toolName(run.tool)]),
    ...modelText(run),
    ...(machine.length === 0 ? [] : [machine.join(', ')]),
  ]
}

function modelText({ model, architecture }: Pick<ShownRun, 'model' | 'architecture'>): string[] {
  if (model === null) return architecture === null ? [] : [architecture]
  return [architecture === null ? model : `${model} (${architecture})`]
}

/** A value of a metric: a percentage, unless it is a loss. */
export function metricText(metric: string, value: number): string {
  return isLoss(metric) ? significant(value) : percent(value)
}

export function isLoss(metric: string): boolean {
  return metric.endsWith('loss')
}

const unknown = '–'

/** The countdown of early stopping, as long as it counts. */
function patienceFact({ patience, state }: ShownRun): Fact[] {
  if (patience === null || !isLive(state)) return []
  const left = Math.max(0, patience.most - patience.waited)
  const detail = left === 1 ? t('evaluation without a better one') : t('evaluations without a better one')
  return [{ name: t('Stops after'), value: count(left), detail }]
}

/** Before the first step there is no loss; after it, a loss that is no number. */
function lossless(run: ShownRun): string {
  return run.step === 0 || run.tool !== 'finetune-lab' ? unknown : 'NaN'
}

function bestFact(best: ShownBest | null): Fact {
  if (best === null) return { name: t('Best'), value: unknown }
  return {
    name: t('Best {0}', metricName(best.metric)),
    value: metricText(best.metric, best.value),
    detail: t('at step {0}', count(best.step)),
  }
}
