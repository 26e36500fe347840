import type { DerivedFigures } from '../shared/protocol/spec'
import { toSteps } from '../shared/schedule/figures'
import type { ConfigDocument } from './configDocument'
import { placeFindings } from './placeFindings'
import type { ConfigFinding, ConfigProblem } from './problems'
import { finding } from './problems'
import { readKeys } from './readKeys'
import type { ResolvedConfig } from './resolvedConfig'
import { anchorAt } from './rule/ruleInput'

/** Problems that show once the training examples are counted: warmup, evaluation steps, the schedule's end. */
export function checkFigures(
  document: ConfigDocument,
  { configPath, arguments: values }: Pick<ResolvedConfig, 'configPath' | 'arguments'>,
  { totalSteps: total, warmupSteps: warmup }: DerivedFigures,
): readonly ConfigProblem[] {
  const written = { written: readKeys(document).keys }
  const findings: ConfigFinding[] = []
  if (warmup >= total && warmup > 1) {
    findings.push(finding('FT070', { warmup, total }, anchorAt(written, 'warmup_steps', 'task')))
  }
  const steps = toSteps(values.eval_steps, total)
  if (values.eval_strategy === 'steps' && steps > total) {
    findings.push(finding('FT071', { steps, total }, anchorAt(written, 'eval_steps', 'eval_strategy', 'task')))
  }
  const horizon = values.lr_scheduler_steps ?? total
  if (horizon !== total) {
    findings.push(finding('FT072', { horizon, total }, anchorAt(written, 'lr_scheduler_steps')))
  }
  return placeFindings(findings, document, configPath)
}
