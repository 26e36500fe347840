import type { BandedValue, Condition, Measure, Situation, TrainedPart } from '../shared/catalogue/bands'
import type { Advice } from '../shared/catalogue/entry'
import { symptoms } from '../shared/catalogue/entry'
import { upstreamStatus } from '../shared/catalogue/transformers'
import { printValue } from './printValue'

const trainedTexts: Readonly<Record<TrainedPart, string>> = {
  all: 'most layers trained',
  upper: 'half of the layers or more frozen',
  head: 'only the new head trained',
}

/** When a band holds, in words; empty if always: `small models, most layers trained, optim adamw_torch or adam`. */
export function describeCondition({ tasks, sizes, trained, stopsEarly, values = {} }: Condition): string {
  const parts = [
    tasks === undefined ? '' : either(tasks),
    sizes === undefined ? '' : describeSizes(sizes),
    trained === undefined ? '' : either(trained.map((part) => trainedTexts[part])),
    stopsEarly === undefined ? '' : stopsEarly ? 'with early stopping' : 'without early stopping',
    // The bands are for the usual engine; saying so each time would only be noise.
    ...Object.entries(values).flatMap(([key, wanted]) =>
      key === 'engine' ? [] : [`\`${key}\` ${either(wanted.map(printValue))}`],
    ),
  ]
  return parts.filter((part) => part !== '').join(', ')
}

/** What the bands of a key depend on as it is in a situation, in the words of `describeCondition`; empty if on nothing. */
export function describeSituation({ bands }: BandedValue, situation: Situation): string {
  const conditions = bands.map(({ when = {} }) => when)
  const asksFor = (part: keyof Condition) => conditions.some((when) => when[part] !== undefined)
  const keys = [...new Set(conditions.flatMap(({ values = {} }) => Object.keys(values)))]
  return describeCondition({
    ...(asksFor('tasks') && { tasks: [situation.task] }),
    ...(asksFor('sizes') && { sizes: [situation.size] }),
    ...(asksFor('trained') && { trained: [situation.trained] }),
    ...(asksFor('stopsEarly') && { stopsEarly: situation.stopsEarly }),
    values: Object.fromEntries(keys.map((key) => [key, [situation.valueOf(key)]])),
  })
}

/** What to try with a key, an item of a Markdown list for each thing that goes wrong. */
export function describeAdvice(advice: Advice): readonly string[] {
  const known = Object.entries(symptoms) as [keyof typeof symptoms, string][]
  return known.flatMap(([symptom, title]) => {
    const text = advice[symptom]
    return text === undefined ? [] : [`- _${title}._ ${text}`]
  })
}

/** What the numbers of bands are, where they are not the value itself. */
export function describeMeasure(measure: Measure): string {
  switch (measure) {
    case 'value':
      return ''
    case 'share':
      return 'As a share of all steps.'
    case 'scheduleShare':
      return "As a share of the schedule's steps."
    case 'effectiveBatch':
      return 'Of one optimizer step: times `gradient_accumulation_steps`.'
    default:
      return `Of \`${measure.property}\`.`
  }
}

/**
 * What a version of transformers makes of a key, a sentence; empty if no version has it.
 *
 * @param version see `upstreamStatus`
 */
export function describeUpstream(key: string, version: string): string {
  const status = upstreamStatus(key, version)
  switch (status?.kind) {
    case undefined:
      return ''
    case 'notYet':
      return `transformers has it since ${status.since}.`
    case 'removed':
      return `transformers removed it in ${status.removed}${inItsPlace(status.instead)}.`
    case 'present': {
      const warning = status.isDeprecated ? `, and warns of it${inItsPlace(status.instead)}` : ''
      return `In transformers ${shortVersion(version)} the default is \`${printValue(status.default)}\`${warning}.`
    }
  }
}

function inItsPlace(instead: string): string {
  return instead === '' ? '' : `; in its place: ${instead}`
}

function shortVersion(version: string): string {
  return version.split('.').slice(0, 2).join('.')
}

/** `base or large models`, `tiny models or models of unknown size`. */
function describeSizes(sizes: Condition['sizes'] & object): string {
  const known = sizes.filter((size) => size !== 'unknown')
  return either([
    ...(known.length === 0 ? [] : [`${either(known)} models`]),
    ...(known.length < sizes.length ? ['models of unknown size'] : []),
  ])
}

function either(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`
}
