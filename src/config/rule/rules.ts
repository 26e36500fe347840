import { bandRule } from './bandRules'
import { cautionRule } from './cautionRule'
import { computableRule } from './computableRule'
import { labelRule, splitRule } from './dataRules'
import { diskRule } from './diskRule'
import { bestModelRule, earlyStoppingRule, metricRule, validationDataRule } from './evaluationRules'
import { dataFileRule, outputFolderRule, sharedFileRule } from './fileRules'
import { freezeRule } from './freezeRule'
import { idleRule } from './idleRule'
import { lengthRule, modelRule } from './modelRules'
import { precisionRule, processorPrecisionRule } from './precisionRule'
import type { Rule } from './ruleInput'
import { oneStepRule, plateauRule, schedulerArgumentsRule, warmupRule } from './scheduleRules'

/** Every rule over several keys. Each stands alone, so all that is wrong is found in one pass. */
export const rules: readonly Rule[] = [
  dataFileRule,
  sharedFileRule,
  splitRule,
  labelRule,
  modelRule,
  lengthRule,
  freezeRule,
  validationDataRule,
  bestModelRule,
  earlyStoppingRule,
  metricRule,
  precisionRule,
  processorPrecisionRule,
  warmupRule,
  oneStepRule,
  plateauRule,
  schedulerArgumentsRule,
  computableRule,
  idleRule,
  bandRule,
  cautionRule,
  outputFolderRule,
  diskRule,
]
