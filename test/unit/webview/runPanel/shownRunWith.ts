import type { PointsMessage, ShownRun } from '../../../../src/shared/protocol/runPanel'
import { stepsTable, trainColumns } from '../../../../src/shared/protocol/scalars'

/** A run in the middle of its training, but for what is given. */
export function shownRunWith(values: Partial<ShownRun> = {}): ShownRun {
  return {
    id: 'ner-20260101-101010',
    tool: 'finetune-lab',
    directory: '/project/runs/ner-20260101-101010',
    task: 'token-classification',
    model: 'almanach/camembert-base',
    configPath: '/work/finetune.yaml',
    state: 'running',
    readShare: null,
    secondsSilent: null,
    hasLog: true,
    isReadOnly: false,
    isStopping: false,
    stopRefusal: null,
    asked: [],
    answer: null,
    stage: { name: 'training', progress: null },
    step: 100,
    totalSteps: 250,
    epoch: 2,
    epochs: 5,
    warmupSteps: 25,
    hasValidation: true,
    peakLearningRate: 5e-5,
    schedule: {
      learning_rate: 5e-5,
      lr_scheduler_type: 'linear',
      lr_scheduler_kwargs: {},
      lr_scheduler_steps: null,
      greater_is_better: true,
    },
    clipNorm: 1,
    checkpoints: [],
    patience: null,
    secondsElapsed: 60,
    secondsLeft: 90,
    loss: 0.25,
    best: null,
    architecture: null,
    device: null,
    precision: null,
    scores: null,
    hasModel: false,
    warnings: [],
    failure: null,
    ...values,
  }
}

/** Rows of a table; of the training steps, columns that are not given count from 0. */
export function pointsAt(
  steps: readonly number[],
  columns: Readonly<Record<string, readonly number[]>> = {},
  { name = stepsTable, ...values }: Partial<PointsMessage> & { readonly name?: string } = {},
): PointsMessage {
  const counted = name === stepsTable ? trainColumns.map((each) => [each, steps.map((_, index) => index)] as const) : []
  const all = [...counted, ...Object.entries(columns)].map(([each, numbers]) => [each, bytes(numbers)] as const)
  const table = { name, rows: steps.length, steps: bytes(steps), columns: Object.fromEntries(all) }
  return { type: 'points', directory: '/project/runs/a', isRestart: false, tables: [table], ...values }
}

function bytes(numbers: readonly number[]): ArrayBuffer {
  return Float64Array.from(numbers).buffer
}
