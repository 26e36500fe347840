import type { CatalogueKey } from '../../shared/catalogue/values'
import { finding } from '../problems'
import type { Rule, RuleInput } from './ruleInput'
import { anchorAt } from './ruleInput'

/** Evaluations need data to evaluate on. */
export const validationDataRule: Rule = (input) => {
  const { values } = input
  if (values.validation_file.length > 0 || values.validation_split !== null || !input.isWhole) return []
  // A value that does not fit is reported for itself.
  if (isUnfit(input, 'validation_file') || isUnfit(input, 'validation_split')) return []
  if (values.eval_strategy !== 'no') {
    return [finding('FT055', { key: 'eval_strategy' }, anchorAt(input, 'eval_strategy'))]
  }
  if (values.eval_on_start) return [finding('FT055', { key: 'eval_on_start' }, anchorAt(input, 'eval_on_start'))]
  return [finding('FT056', {}, anchorAt(input, 'train_file', 'task'))]
}

function isUnfit({ written }: RuleInput, key: CatalogueKey): boolean {
  return written.has(key) && written.get(key)?.value === undefined
}

/** The best model is chosen by evaluations, and saved when it is found. */
export const bestModelRule: Rule = (input) => {
  const { load_best_model_at_end: isWanted, eval_strategy: evaluate, save_strategy: save } = input.values
  if (!isWanted) return []
  if (evaluate === 'no') return [finding('FT050', {}, anchorAt(input, 'load_best_model_at_end'))]
  if (save === 'best') return []
  if (save !== evaluate) {
    return [finding('FT051', { save, evaluate }, anchorAt(input, 'save_strategy', 'eval_strategy'))]
  }
  const { save_steps: saveSteps, eval_steps: evalSteps } = input.values
  if (save !== 'steps' || isMultiple(saveSteps, evalSteps)) return []
  return [finding('FT052', { save: saveSteps, evaluate: evalSteps }, anchorAt(input, 'save_steps', 'eval_steps'))]
}

/** Two counts, or two shares of all steps: a share and a count cannot be compared before the steps are known. */
function isMultiple(saveSteps: number, evalSteps: number): boolean {
  if (saveSteps < 1 !== evalSteps < 1) return false
  // Shares such as 0.3 and 0.1 are compared as Hugging Face does, in millionths.
  const scale = saveSteps < 1 ? 1e6 : 1
  return Math.round(saveSteps * scale) % Math.max(1, Math.round(evalSteps * scale)) === 0
}

/** Early stopping counts evaluations by a metric. */
export const earlyStoppingRule: Rule = (input) => {
  const { values } = input
  if (values.early_stopping_patience === null) return []
  const anchor = anchorAt(input, 'early_stopping_patience', 'metric_for_best_model')
  if (values.eval_strategy === 'no') return [finding('FT053', {}, anchor)]
  const isBestKept = values.load_best_model_at_end
  return isBestKept ? [] : [finding('FT063', {}, anchorAt(input, 'load_best_model_at_end'))]
}

/** There is a metric where one is needed, and better means better. */
export const metricRule: Rule = (input) => {
  const { values } = input
  const user = metricUser(input)
  if (user !== null && input.written.get('metric_for_best_model')?.value === null) {
    return [finding('FT054', { key: user }, anchorAt(input, 'metric_for_best_model'))]
  }
  const metric = values.metric_for_best_model
  const isGreaterBetter = metric !== 'loss'
  if (values.greater_is_better === isGreaterBetter) return []
  return [finding('FT064', { metric, expected: String(isGreaterBetter) }, anchorAt(input, 'greater_is_better'))]
}

/** The key that compares models by a metric, if one does. */
function metricUser({ values }: RuleInput): string | null {
  if (values.early_stopping_patience !== null) return 'early_stopping_patience'
  return values.load_best_model_at_end ? 'load_best_model_at_end' : null
}
