import type { PointsMessage, ShownRun, TrainColumn } from '../../../../src/shared/protocol/runPanel'
import { trainColumns } from '../../../../src/shared/protocol/runPanel'

/** A run in the middle of its training, but for what is given. */
export function shownRunWith(values: Partial<ShownRun> = {}): ShownRun {
  return {
    id: 'ner-20260101-101010',
    directory: '/project/runs/ner-20260101-101010',
    task: 'token-classification',
    model: 'almanach/camembert-base',
    configPath: '/work/finetune.yaml',
    state: 'running',
    isReadOnly: false,
    isStopping: false,
    stopRefusal: null,
    stage: { name: 'training', progress: null },
    step: 100,
    totalSteps: 250,
    epoch: 2,
    epochs: 5,
    warmupSteps: 25,
    hasValidation: true,
    peakLearningRate: 5e-5,
    secondsElapsed: 60,
    secondsLeft: 90,
    loss: 0.25,
    best: null,
    architecture: null,
    device: null,
    precision: null,
    scores: null,
    warnings: [],
    failure: null,
    ...values,
  }
}

/** Points of training steps; the columns that are not given count from 0. */
export function pointsAt(
  steps: readonly number[],
  columns: Partial<Record<TrainColumn, readonly number[]>> = {},
  values: Partial<PointsMessage> = {},
): PointsMessage {
  const train = trainColumns.map((name) => {
    const column = name === 'step' ? steps : (columns[name] ?? steps.map((_, index) => index))
    return [name, Float64Array.from(column).buffer] as const
  })
  return {
    type: 'points',
    isRestart: false,
    train: Object.fromEntries(train) as PointsMessage['train'],
    evaluations: [],
    ...values,
  }
}
