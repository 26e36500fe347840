import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DerivedFigures } from '../../src/shared/protocol/spec'
import type { Curve } from '../../src/shared/schedule/curve'
import { evaluationSteps } from '../../src/shared/schedule/evaluationSteps'
import { learningRateCurve } from '../../src/shared/schedule/learningRateCurve'
import { schedulers } from '../../src/shared/schedule/schedulers'
import { thincCurve } from '../../src/shared/schedule/thincCurve'
import type { ScheduleCase } from '../scheduleCases'
import { evaluationCases, followedCases, refusedCases, thincCases } from '../scheduleCases'

interface Answers {
  /** A list of rates by step for each case; null where Python raised an error. */
  readonly transformers: readonly (readonly number[] | null)[]
  readonly thinc: readonly (readonly number[])[]
  /** The steps after which there is an evaluation. */
  readonly evaluations: readonly (readonly number[])[]
}

const root = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'finetune-schedule-'))
const trainerCases = [...followedCases, ...refusedCases]
let answers: Answers = { transformers: [], thinc: [], evaluations: [] }

beforeAll(() => {
  const python = process.env['FINETUNE_PYTHON'] ?? path.join(root, '.venv/bin/python')
  const [asked, answered] = [path.join(folder, 'cases.json'), path.join(folder, 'answers.json')]
  const evaluations = evaluationCases.map(({ values, figures }) => ({ values, derived: derivedOf(figures) }))
  writeFileSync(asked, JSON.stringify({ transformers: trainerCases.map(forTrainer), thinc: thincCases, evaluations }))
  execFileSync(python, [path.join(import.meta.dirname, 'schedule_reference.py'), asked, answered], { stdio: 'pipe' })
  answers = JSON.parse(readFileSync(answered, 'utf8')) as Answers
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(schedulers.map(({ name }) => name))('%s', (scheduler) => {
  const cases = trainerCases.flatMap((each, index) =>
    each.values.lr_scheduler_type === scheduler ? [{ each, index }] : [],
  )

  it('has the learning rate that the trainer has, at every step', () => {
    const compared = cases.filter(({ index }) => index < followedCases.length)
    expect(compared.flatMap(({ each, index }) => differences(curveOf(each), each.steps, expected(index)))).toEqual([])
    expect(compared.filter(({ index }) => expected(index) !== null).length).toBeGreaterThanOrEqual(8)
  })

  it('is refused where Python raises an error, and only there', () => {
    const refused = cases.filter(({ each }) => curveOf(each) === null).map(({ index }) => index)
    expect(refused).toEqual(cases.filter(({ index }) => expected(index) === null).map(({ index }) => index))
  })
})

describe('what Python refuses', () => {
  it('is each of the arguments that are meant to be', () => {
    expect(answers.transformers.slice(followedCases.length)).toEqual(refusedCases.map(() => null))
  })
})

describe.each(thincCases.map((each, index) => ({ ...each, index })))('$schedule of $values', (each) => {
  it('has the value that thinc has, at every step', () => {
    expect(differences(thincCurve(each.schedule, each.values), each.steps, answers.thinc[each.index] ?? null)).toEqual(
      [],
    )
  })
})

describe.each(evaluationCases.map((each, index) => ({ ...each, index })))('evaluations of $values', (each) => {
  it('come after the steps at which the trainer evaluates', () => {
    const steps = answers.evaluations[each.index]
    expect(evaluationSteps(each.values, each.figures)).toEqual(
      each.values.eval_on_start ? [0, ...(steps ?? [])] : steps,
    )
  })
})

function expected(index: number): readonly number[] | null {
  return answers.transformers[index] ?? null
}

function forTrainer({ values, figures, evaluations, steps }: ScheduleCase) {
  return { values, derived: derivedOf({ ...figures, stepsPerEpoch: 1 }), evaluations, steps }
}

function derivedOf(figures: Pick<DerivedFigures, 'totalSteps' | 'warmupSteps' | 'stepsPerEpoch'>) {
  return {
    total_steps: figures.totalSteps,
    warmup_steps: figures.warmupSteps,
    steps_per_epoch: figures.stepsPerEpoch,
  }
}

function curveOf({ values, figures, evaluations }: ScheduleCase): Curve | null {
  return learningRateCurve(values, figures, evaluations)
}

/** Steps at which a curve is off by more than 1e-12 of the value and by more than 1e-15 of the highest value. */
function differences(curve: Curve | null, steps: number, values: readonly number[] | null): readonly string[] {
  if (curve === null || values === null) return curve === null && values === null ? [] : ['refused by one side only']
  if (values.length !== steps + 1) return [`${values.length} values for ${steps} steps`]
  const highest = Math.min(1, Math.max(...values))
  return values.flatMap((value, step) => {
    const off = Math.abs(curve.at(step) - value)
    return off <= 1e-12 * Math.abs(value) || off <= 1e-15 * highest ? [] : [`${value} at ${step} is off by ${off}`]
  })
}
