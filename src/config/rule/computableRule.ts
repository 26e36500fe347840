import type { CatalogueValues } from '../../shared/catalogue/values'
import { largestArgument } from '../../shared/schedule/curve'
import type { CurveFigures } from '../../shared/schedule/scheduleRefusal'
import { scheduleRefusal } from '../../shared/schedule/scheduleRefusal'
import { printValue } from '../printValue'
import type { ConfigFinding } from '../problems'
import { finding } from '../problems'
import type { Rule, RuleInput } from './ruleInput'
import { anchorAt } from './ruleInput'

type ScheduleInput = Pick<RuleInput, 'values' | 'written'>

/** Figures that no value contradicts, as long as the steps are not counted. */
const anyFigures: CurveFigures = { totalSteps: 1e9, warmupSteps: 0 }

/** The schedule has a rate for every step, as far as that shows before the steps are counted. */
export const computableRule: Rule = (input) => {
  const argument = outOfRange(input, anyFigures)
  if (argument === null) return []
  const isOfRate = argument === 'learning_rate' || (input.values.learning_rate === 0 && rateLimits.has(argument))
  return [isOfRate ? findingOfRate(input) : findingOfArgument(argument, input)]
}

/** The same for the warmup, once the steps are counted. */
export function checkWarmup(input: ScheduleInput, figures: CurveFigures): readonly ConfigFinding[] {
  if (outOfRange(input, figures) !== 'warmup_steps') return []
  const { lr_scheduler_type: scheduler, lr_scheduler_steps: horizon } = input.values
  const must = `below the steps of the schedule, ${horizon ?? figures.totalSteps}`
  const values = { scheduler, key: 'warmup_steps', value: String(figures.warmupSteps), must }
  return [finding('FT078', values, anchorAt(input, 'warmup_steps', 'lr_scheduler_type'))]
}

/** What is wrong with names and types is said by other rules. */
function outOfRange({ values }: ScheduleInput, figures: CurveFigures): string | null {
  const refusal = scheduleRefusal(values, figures)
  return refusal?.reason === 'out-of-range' ? refusal.argument : null
}

/** Arguments that transformers divides by the rate. */
const rateLimits: ReadonlySet<string> = new Set(['lr_end', 'min_lr'])

function findingOfRate(input: ScheduleInput): ConfigFinding {
  const { lr_scheduler_type: scheduler, learning_rate: rate } = input.values
  const must = rate === 0 ? 'above 0' : `between ${1 / largestArgument} and ${largestArgument}`
  const values = { scheduler, key: 'learning_rate', value: printValue(rate), must }
  return finding('FT078', values, anchorAt(input, 'learning_rate', 'lr_scheduler_type'))
}

function findingOfArgument(key: string, input: ScheduleInput): ConfigFinding {
  const { values, written } = input
  const value = values.lr_scheduler_kwargs[key] ?? defaults[key] ?? null
  const must = limitOf(key, values)
  const { range, setting } = anchorAt(input, 'lr_scheduler_kwargs', 'learning_rate', 'lr_scheduler_type')
  const entry = written.get('lr_scheduler_kwargs')?.node.entries.find((each) => each.key === key)
  const anchor = { range: entry?.node.range ?? range, setting }
  return finding('FT078', { scheduler: values.lr_scheduler_type, key, value: printValue(value), must }, anchor)
}

/** Of what is out of range though it is not written. */
const defaults: Readonly<Record<string, number>> = { lr_end: 1e-7 }

function limitOf(key: string, { learning_rate: rate, lr_scheduler_kwargs: options }: CatalogueValues): string {
  const isHuge = Math.abs(Number(options[key] ?? 0)) > largestArgument
  if (isHuge) return `between ${-largestArgument} and ${largestArgument}`
  switch (key) {
    case 'lr_end':
      return `below \`learning_rate\`, ${printValue(rate)}`
    case 'timescale':
      return 'above 0'
    case 'factor':
      return 'below 1'
    default:
      return 'at least 0'
  }
}
