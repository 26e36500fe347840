import { readFileSync } from 'node:fs'

/**
 * @typedef {object} Evaluation
 * @property {string} type
 * @property {string} split
 * @property {number} step
 * @property {{ f1: number }} metrics
 * @property {Readonly<Record<string, { f1: number }>>} per_label
 */

/**
 * A table of F1 before the first step and at the best evaluation, per entity type and overall.
 *
 * @param {string} eventsFile `events.jsonl` of a finished run with `eval_on_start`
 */
export function compareBeforeAfter(eventsFile) {
  const evaluations = readFileSync(eventsFile, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"evaluate"'))
    .map((line) => /** @type {Evaluation} */ (JSON.parse(line)))
    .filter((event) => event.type === 'evaluate' && event.split === 'validation')
  const before = evaluations.find((event) => event.step === 0)
  const trained = evaluations.filter((event) => event.step > 0)
  const after = trained.toSorted((left, right) => right.metrics.f1 - left.metrics.f1)[0]
  if (before === undefined || after === undefined) return 'no evaluations'
  const types = Object.keys(after.per_label).sort()
  const rows = [
    ['F1', 'before', 'after'],
    ...types.map((type) => [type, percent(before.per_label[type]?.f1), percent(after.per_label[type]?.f1)]),
    ['all', percent(before.metrics.f1), percent(after.metrics.f1)],
  ]
  const width = Math.max(...rows.map(([name = '']) => name.length))
  return rows
    .map(([name = '', left = '', right = '']) => `  ${name.padEnd(width)}  ${left.padStart(6)}  ${right.padStart(6)}`)
    .join('\n')
}

/** @param {number | undefined} share */
function percent(share) {
  return share === undefined ? '–' : (100 * share).toFixed(1)
}
