import { chmodSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openForeign } from '../../../../src/runs/foreign/openForeign'
import type { ForeignSource } from '../../../../src/runs/foreign/ForeignSource'
import { temporaryFolder } from '../fixture'
import { columnsOf } from './columnsOf'

const trained = (step: number, loss: number) => ({ epoch: step / 10, grad_norm: 2, learning_rate: 1e-4, loss, step })
const evaluated = (step: number, f1: number) => ({
  epoch: step / 10,
  eval_loss: 0.5,
  eval_overall_f1: f1,
  eval_DEPART_f1: f1,
  eval_DEPART_precision: 0.5,
  eval_DEPART_recall: 0.25,
  eval_DEPART_number: 7,
  eval_macro_f1: f1,
  step,
})
const summary = { epoch: 1, step: 20, train_runtime: 12.5, train_loss: 0.5, total_flos: 1 }

function state(entries: readonly object[], values: object = {}): string {
  return JSON.stringify({
    global_step: 10,
    max_steps: 20,
    num_train_epochs: 2,
    epoch: 1,
    log_history: entries,
    ...values,
  })
}

/** Write a state, a given time ago in seconds. */
function write(folder: string, text: string, age = 0): void {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'trainer_state.json')
  writeFileSync(file, text)
  const time = Date.now() / 1000 - age
  utimesSync(file, time, time)
}

async function open(folder: string): Promise<ForeignSource> {
  const source = await openForeign(folder)
  if (source === null) throw new Error('no run is recognised')
  return source
}

describe("an output folder of Hugging Face's Trainer", () => {
  it('gives the figures of its training and its evaluations under our names', async () => {
    const folder = temporaryFolder()
    write(folder, state([trained(5, 2), trained(10, 1), evaluated(10, 0.75)]))
    const { tables } = await (await open(folder)).look()
    expect(columnsOf(tables, 'steps')).toEqual({
      step: [5, 10],
      epoch: [0.5, 1],
      loss: [2, 1],
      grad_norm: [2, 2],
      learning_rate: [1e-4, 1e-4],
    })
    expect(columnsOf(tables, 'validation')).toMatchObject({
      step: [10],
      loss: [0.5],
      f1: [0.75],
      f1_macro: [0.75],
      'DEPART/f1': [0.75],
      'DEPART/precision': [0.5],
      'DEPART/recall': [0.25],
    })
  })

  it('is shown with what it says, and nothing that it does not', async () => {
    const folder = temporaryFolder()
    const values = { best_metric: 0.75, best_global_step: 10, best_model_checkpoint: 'out/checkpoint-10' }
    write(folder, state([trained(10, 1), evaluated(10, 0.75)], values))
    const run = (await (await open(folder)).look()).describe()
    expect(run).toMatchObject({
      tool: 'transformers',
      state: 'running',
      step: 10,
      totalSteps: 20,
      epochs: 2,
      loss: 1,
      best: { metric: 'f1', value: 0.75, step: 10 },
      scores: { split: 'validation', overall: { f1: 0.75 }, perLabel: { DEPART: { f1: 0.75, number: 7 } } },
      schedule: null,
      peakLearningRate: null,
      configPath: null,
      secondsElapsed: null,
    })
  })

  it('is over where its summary says so, which is no point', async () => {
    const folder = temporaryFolder()
    write(folder, state([trained(20, 1), summary], { global_step: 20 }))
    const look = await (await open(folder)).look()
    expect(columnsOf(look.tables, 'steps')['step']).toEqual([20])
    expect(look.describe()).toMatchObject({ state: 'completed', secondsElapsed: 12.5 })
  })

  it('ended early where its summary comes before its last step', async () => {
    const folder = temporaryFolder()
    write(folder, state([trained(10, 1), { ...summary, step: 10 }]))
    expect((await (await open(folder)).look()).state).toBe('stopped')
  })

  it('is not said to go on when it has not been written to for long', async () => {
    const folder = temporaryFolder()
    write(folder, state([trained(10, 1)]), 720)
    const look = await (await open(folder)).look()
    expect(look.state).toBe('quiet')
    expect(look.describe().secondsSilent).toBeCloseTo(720, -1)
  })

  it('is read from its newest checkpoint while it trains', async () => {
    const folder = temporaryFolder()
    write(path.join(folder, 'checkpoint-10'), state([trained(10, 1)]), 60)
    write(path.join(folder, 'checkpoint-9'), state([trained(9, 1)]), 120)
    const source = await open(folder)
    expect(columnsOf((await source.look()).tables, 'steps')['step']).toEqual([10])
    write(path.join(folder, 'checkpoint-15'), state([trained(10, 1), trained(15, 0.5)], { global_step: 15 }))
    const look = await source.look()
    expect(columnsOf(look.tables, 'steps')['step']).toEqual([10, 15])
    expect(look.describe()).toMatchObject({ step: 15, checkpoints: [9, 10, 15] })
  })

  it('prefers its own state to that of a checkpoint of the same age, as of a copy', async () => {
    const folder = temporaryFolder()
    write(path.join(folder, 'checkpoint-20'), state([trained(20, 1)], { global_step: 20 }))
    write(folder, state([trained(20, 1), summary], { global_step: 20 }))
    expect(((await (await open(folder)).look()).describe()).secondsElapsed).toBe(12.5)
  })

  it('grows by what is new when it is written again, and begins anew when it is another', async () => {
    const folder = temporaryFolder()
    write(folder, state([trained(5, 2)]), 9)
    const source = await open(folder)
    const first = (await source.look()).tables.get('steps')
    write(folder, state([trained(5, 2), trained(10, 1)]), 6)
    const second = (await source.look()).tables.get('steps')
    expect([second === first, second?.length]).toEqual([true, 2])
    write(folder, state([trained(1, 9)]), 3)
    expect(columnsOf((await source.look()).tables, 'steps')['loss']).toEqual([9])
  })

  it('costs a look at its times while nothing is new', async () => {
    const folder = temporaryFolder()
    write(folder, state([trained(5, 2)]))
    const source = await open(folder)
    expect((await source.look()).hasNews).toBe(true)
    expect((await source.look()).hasNews).toBe(false)
  })

  it('shows a loss that is no number as none', async () => {
    const folder = temporaryFolder()
    write(folder, state([trained(5, 2), trained(6, 0)]).replace('"loss":0', '"loss":NaN'))
    expect(columnsOf((await (await open(folder)).look()).tables, 'steps')['loss']).toEqual([2, NaN])
  })

  it('keeps what was read while its state is half written, and says so', async () => {
    const folder = temporaryFolder()
    write(folder, state([trained(5, 2)]), 9)
    const source = await open(folder)
    await source.look()
    write(folder, state([trained(5, 2), trained(10, 1)]).slice(0, 90), 5)
    const look = await source.look()
    expect(columnsOf(look.tables, 'steps')['step']).toEqual([5])
    expect(look.describe().warnings).toMatchObject([
      { message: expect.stringContaining('no whole JSON') as string },
    ])
    write(folder, state([trained(5, 2), trained(10, 1)]), 2)
    const after = await source.look()
    expect(columnsOf(after.tables, 'steps')['step']).toEqual([5, 10])
    expect(after.describe().warnings).toEqual([])
  })

  it.each([
    ['no JSON', '\u0000\u0001 noise'],
    ['a list', '[]'],
    ['without a history', '{"global_step": 1}'],
    ['of a history that is none', '{"log_history": 3}'],
  ])('cannot be read with a state that is %s, and says which file', async (_, text) => {
    const folder = temporaryFolder()
    write(folder, text)
    await expect((await open(folder)).look()).rejects.toMatchObject({
      code: 'foreign-unreadable',
      message: expect.stringContaining('trainer_state.json') as string,
    })
  })

  it('passes over entries that are none', async () => {
    const folder = temporaryFolder()
    write(folder, state([trained(5, 2), { loss: 1 }, { step: 'six', loss: 1 }, { step: 7, loss: 'low', note: [] }]))
    expect(columnsOf((await (await open(folder)).look()).tables, 'steps')['step']).toEqual([5])
  })

  it('is gone when its folder is', async () => {
    const folder = path.join(temporaryFolder(), 'out')
    write(folder, state([trained(5, 2)]))
    const source = await open(folder)
    await source.look()
    rmSync(folder, { recursive: true })
    await expect(source.look()).rejects.toMatchObject({ code: 'run-not-found' })
  })

  it.skipIf(process.getuid?.() === 0)('says why where its state may not be read', async () => {
    const folder = temporaryFolder()
    write(folder, state([trained(5, 2)]))
    chmodSync(path.join(folder, 'trainer_state.json'), 0)
    await expect((await open(folder)).look()).rejects.toMatchObject({ code: 'foreign-unreadable' })
  })
})
