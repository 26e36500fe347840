import { labelRule, splitRule } from './dataRules'
import { diskRule } from './diskRule'
import { bestModelRule, earlyStoppingRule, metricRule, validationDataRule } from './evaluationRules'
import { dataFileRule, outputFolderRule, sharedFileRule } from './fileRules'
import { lengthRule, modelRule } from './modelRules'
import { precisionRule } from './precisionRule'
import type { Rule } from './ruleInput'
import { plateauRule, schedulerArgumentsRule, warmupRule } from './scheduleRules'

/** Every rule over several keys. Each stands alone, so all that is wrong is found in one pass. */
export const rules: readonly Rule[] = [
  dataFileRule,
  sharedFileRule,
  splitRule,
  labelRule,
  modelRule,
  lengthRule,
  validationDataRule,
  bestModelRule,
  earlyStoppingRule,
  metricRule,
  precisionRule,
  warmupRule,
  plateauRule,
  schedulerArgumentsRule,
  outputFolderRule,
  diskRule,
]
