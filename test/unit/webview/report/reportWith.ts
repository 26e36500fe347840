import { defaultViewOptions } from '../../../../src/shared/protocol/dashboard'
import type { Report, ReportedRun, RunOrigin } from '../../../../src/shared/protocol/report'
import { sampleSpec } from '../../runs/fixture'
import { pointsAt, shownRunWith } from '../runPanel/shownRunWith'

export const config = 'task: token-classification\nlearning_rate: 5e-5\n'

const origin: RunOrigin = {
  created: '2026-11-23T15:39:00.000Z',
  git: { commit: '0123456789abcdef', dirty: true },
  config,
  spec: sampleSpec,
  environment: null,
  results: null,
}

/** A completed run with three points and an evaluation, but for what is given. */
export function reportedRun(values: {
  readonly run?: Parameters<typeof shownRunWith>[0]
  readonly name?: string
  readonly origin?: Partial<RunOrigin> | null
  readonly confusion?: ReportedRun['confusion']
}): ReportedRun {
  const evaluation = { epoch: [1], f1: [0.5], 'DEPART/f1': [0.25] }
  return {
    run: shownRunWith({ state: 'completed', ...values.run }),
    name: values.name ?? null,
    points: [
      pointsAt([1, 2, 3], { loss: [3, 2, 1] }, { isRestart: true }),
      pointsAt([3], evaluation, { name: 'validation' }),
    ],
    confusion: values.confusion ?? null,
    origin: values.origin === null ? null : { ...origin, ...values.origin },
  }
}

export function reportOf(runs: readonly ReportedRun[], values: Partial<Report> = {}): Report {
  return { runs, settings: [], options: defaultViewOptions, madeAt: '2026-11-24T08:05:00.000Z', ...values }
}
