import type { CatalogueKey, CatalogueValues } from '../shared/catalogue/values'
import type { DerivedFigures } from '../shared/protocol/spec'
import { toSteps } from '../shared/schedule/figures'
import type { ConfigDocument } from './configDocument'
import { fillDefaults } from './fillDefaults'
import { placeFindings } from './placeFindings'
import type { ConfigFinding, ConfigProblem } from './problems'
import { finding } from './problems'
import { readKeys } from './readKeys'
import type { WrittenKey } from './readKeys'
import type { ResolvedConfig } from './resolvedConfig'
import { bandsOfSteps } from './rule/bandRules'
import { checkWarmup } from './rule/computableRule'
import { anchorAt, isWritten } from './rule/ruleInput'

/** What the checks see: the values in effect, what is written, and the figures. */
interface FigureInput extends DerivedFigures {
  readonly values: CatalogueValues
  readonly written: ReadonlyMap<string, WrittenKey>
}

/** Problems that show once the training examples are counted: warmup, log points, evaluations, the schedule's end. */
export function checkFigures(
  document: ConfigDocument,
  { configPath, model }: Pick<ResolvedConfig, 'configPath' | 'model'>,
  figures: DerivedFigures,
): readonly ConfigProblem[] {
  const { keys: written } = readKeys(document)
  const { values } = fillDefaults(written, model.description?.maxPositions ?? null)
  const input = { ...figures, values, written }
  const findings = [
    ...checkSchedule(input),
    ...checkLogging(input),
    ...checkEvaluations(input),
    ...checkEpoch(input),
    ...bandsOfSteps({ values, written, model }, figures.totalSteps),
  ]
  return placeFindings(findings, document, configPath)
}

function checkSchedule(input: FigureInput): readonly ConfigFinding[] {
  const { warmupSteps: warmup, totalSteps: total } = input
  const incomputable = checkWarmup(input, input)
  const isLong = warmup >= total && warmup > 1 && incomputable.length === 0
  const horizon = input.values.lr_scheduler_steps ?? total
  return [
    ...incomputable,
    ...(isLong ? [finding('FT070', { warmup, total }, anchorAt(input, 'warmup_steps', 'task'))] : []),
    ...(horizon === total ? [] : [finding('FT072', { horizon, total }, anchorAt(input, 'lr_scheduler_steps'))]),
  ]
}

function checkLogging(input: FigureInput): readonly ConfigFinding[] {
  const { totalSteps: total, values } = input
  const steps = toSteps(values.logging_steps, total)
  if (steps <= total || !isWritten(input, 'logging_steps')) return []
  return [finding('FT074', { steps, total }, anchorAt(input, 'logging_steps'))]
}

function checkEvaluations(input: FigureInput): readonly ConfigFinding[] {
  const { totalSteps: total, stepsPerEpoch, values } = input
  const { eval_strategy: strategy, early_stopping_patience: patience } = values
  if (strategy === 'no') return []
  const delay = Math.ceil(values.eval_delay * (strategy === 'epoch' ? stepsPerEpoch : 1))
  if (delay > total) return [finding('FT076', { delay, total }, anchorAt(input, 'eval_delay'))]
  const steps = strategy === 'epoch' ? stepsPerEpoch : toSteps(values.eval_steps, total)
  if (strategy === 'steps' && steps > total) {
    return [finding('FT071', { steps, total }, anchorAt(input, 'eval_steps', 'eval_strategy', 'task'))]
  }
  const evaluations = Math.ceil((total - Math.max(0, delay - 1)) / steps)
  // The first one sets the score to beat, and at the last one the run ends anyway.
  const isVain = patience !== null && evaluations <= patience + 1 && isWritten(input, 'early_stopping_patience')
  return isVain ? [finding('FT075', { patience, evaluations }, anchorAt(input, 'early_stopping_patience'))] : []
}

const batchKeys = [
  'per_device_train_batch_size',
  'gradient_accumulation_steps',
] as const satisfies readonly CatalogueKey[]

function checkEpoch(input: FigureInput): readonly ConfigFinding[] {
  const { stepsPerEpoch, effectiveBatchSize: batch, totalSteps: total } = input
  if (stepsPerEpoch > 1 || input.values.max_steps > 0) return []
  return [finding('FT077', { batch, total }, anchorAt(input, ...batchKeys, 'train_file'))]
}
