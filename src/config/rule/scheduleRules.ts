import type { Scheduler } from '../../shared/schedule/schedulers'
import { fitsArgument, schedulers } from '../../shared/schedule/schedulers'
import { suggestionFor } from '../../shared/suggestion'
import type { ConfigEntry } from '../configDocument'
import { describeValue } from '../describe'
import type { ConfigFinding } from '../problems'
import { finding } from '../problems'
import type { Rule, RuleInput } from './ruleInput'
import { anchorAt, isWritten } from './ruleInput'

/** Warmup is not asked of a schedule that has none. */
export const warmupRule: Rule = (input) => {
  const scheduler = schedulerOf(input)
  if (scheduler.takesWarmup || input.values.warmup_steps === 0 || !isWritten(input, 'warmup_steps')) return []
  const instead = scheduler.name === 'constant' ? 'constant_with_warmup' : ''
  return [finding('FT059', { scheduler: scheduler.name, instead }, anchorAt(input, 'warmup_steps'))]
}

/** A rate that falls when evaluations stagnate needs evaluations. */
export const plateauRule: Rule = (input) => {
  const isMissing = input.values.lr_scheduler_type === 'reduce_lr_on_plateau' && input.values.eval_strategy === 'no'
  return isMissing ? [finding('FT062', {}, anchorAt(input, 'lr_scheduler_type'))] : []
}

/** The arguments of the schedule are its own, and those that it needs are there. */
export const schedulerArgumentsRule: Rule = (input) => {
  const scheduler = schedulerOf(input)
  const written = input.written.get('lr_scheduler_kwargs')
  const unknown = (written?.node.entries ?? []).flatMap((entry) =>
    checkArgument(entry, scheduler, written?.entry.setting ?? null),
  )
  return [...unknown, ...checkNeeds(scheduler, input)]
}

function schedulerOf({ values }: RuleInput): Scheduler {
  const linear: Scheduler = { name: values.lr_scheduler_type, summary: '', takesWarmup: true, arguments: [] }
  return schedulers.find(({ name }) => name === values.lr_scheduler_type) ?? linear
}

function checkArgument(entry: ConfigEntry, scheduler: Scheduler, setting: string | null): readonly ConfigFinding[] {
  const names = scheduler.arguments.map(({ name }) => name)
  const argument = scheduler.arguments.find(({ name }) => name === entry.key)
  const key = `lr_scheduler_kwargs of ${scheduler.name}`
  if (argument === undefined) {
    const suggestion = suggestionFor(entry.key, names)
    return [finding('FT024', { key, name: entry.key, choices: names, suggestion }, { range: entry.keyRange, setting })]
  }
  if (fitsArgument(entry.node.value, argument)) return []
  const expected = typeof argument.type === 'string' ? `a ${argument.type}` : `one of ${argument.type.join(', ')}`
  const values = { key: `lr_scheduler_kwargs.${entry.key}`, expected, found: describeValue(entry.node.value) }
  return [finding('FT020', values, { range: entry.node.range, setting })]
}

function checkNeeds({ name: scheduler, needsOneOf }: Scheduler, input: RuleInput): readonly ConfigFinding[] {
  if (needsOneOf === undefined) return []
  const given = needsOneOf.filter((name) => name in input.values.lr_scheduler_kwargs)
  const anchor = anchorAt(input, 'lr_scheduler_kwargs', 'lr_scheduler_type')
  if (given.length === 0) return [finding('FT060', { scheduler, names: needsOneOf }, anchor)]
  return given.length === 1 ? [] : [finding('FT061', { names: given }, anchor)]
}
