import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findRuns } from '../../../src/runs/foreign/findRuns'
import { openSource } from '../../../src/runs/openSource'
import type { Table } from '../../../src/runs/RunHistory'
import { sideTable } from '../../../src/shared/protocol/scalars'
import type { RunSource, SourceLook } from '../../../src/runs/RunSource'

const python = process.env['FINETUNE_PYTHON'] ?? path.resolve(import.meta.dirname, '../../../.venv/bin/python')
const folder = mkdtempSync(path.join(tmpdir(), 'finetune-foreign-'))
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

/** Milliseconds that a tool may take to be imported and to train a few steps. */
const patience = 120_000

/** Runs a script of this folder, and gives what it prints. */
function script(name: string, into: string): string {
  const file = path.join(import.meta.dirname, name)
  return execFileSync(python, [file, into], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Looks until nothing is new: the last step of event files is told in parts. */
async function readAll(source: RunSource): Promise<SourceLook> {
  for (;;) {
    const look = await source.look()
    if (!look.hasNews) return look
  }
}

/** Pairs of step and value of a column, in whichever table it is. */
function points(tables: SourceLook['tables'], name: string, column: string): (readonly [number, number])[] {
  const table: Table | undefined = tables.get(sideTable(name, column)) ?? tables.get(name)
  const steps = [...(table?.steps.values ?? [])]
  return steps.map((step, index) => [step, table?.at(column, index) ?? NaN] as const)
}

/** Names, sizes and times of all that lies in a folder. */
function picture(below: string): string[] {
  const names = readdirSync(below, { recursive: true, encoding: 'utf8' }).sort()
  return names.map((name) => {
    const { size, mtimeMs } = statSync(path.join(below, name))
    return `${name} ${size} ${mtimeMs}`
  })
}

describe("a run of Hugging Face's Trainer", () => {
  const run = path.join(folder, 'trainer')
  let history: readonly Readonly<Record<string, number>>[]
  beforeAll(() => {
    history = JSON.parse(script('trainer_run.py', run).trim().split('\n').at(-1) ?? '') as typeof history
  }, patience)

  it('has the points of its history, its best and its end', async () => {
    const look = await readAll(await openSource(run))
    const losses = history.filter((entry) => 'loss' in entry).map(({ step, loss }) => [step, loss])
    expect(losses).toHaveLength(12)
    expect(points(look.tables, 'steps', 'loss')).toEqual(losses)
    expect(points(look.tables, 'validation', 'f1')).toEqual([4, 8, 12].map((step) => [step, 0.625]))
    expect(points(look.tables, 'validation', 'DEPART/f1')).toEqual([4, 8, 12].map((step) => [step, 0.375]))
    expect(look.describe()).toMatchObject({
      tool: 'transformers',
      state: 'completed',
      step: 12,
      totalSteps: 12,
      best: { metric: 'f1', value: 0.625, step: 4 },
      architecture: 'BertForTokenClassification',
      checkpoints: [4, 8, 12],
      scores: { perLabel: { DEPART: { precision: 0.5, recall: 0.25, f1: 0.375, number: 7 } } },
      warnings: [],
    })
  })

  it('is found with its event files, which tell the same', async () => {
    const runs = await findRuns(run)
    expect(runs.map(({ tool }) => tool)).toEqual(['transformers', 'tensorboard'])
    const [state, events] = await Promise.all(runs.map(async ({ address }) => readAll(await openSource(address))))
    const told = points(events?.tables ?? new Map(), 'steps', 'loss').map(([step, loss]) => [step, loss.toFixed(5)])
    expect(told).toEqual(
      points(state?.tables ?? new Map(), 'steps', 'loss').map(([step, loss]) => [step, loss.toFixed(5)]),
    )
  })

  it('is as it was after it was read', async () => {
    const before = picture(run)
    for (const { address } of await findRuns(run)) await readAll(await openSource(address))
    expect(picture(run)).toEqual(before)
  })
})

describe("files of TensorBoard's own writers", () => {
  const run = path.join(folder, 'tensorboard')
  let found: Readonly<Record<string, readonly (readonly [number, number])[]>>
  beforeAll(() => {
    found = JSON.parse(script('tensorboard_run.py', run).trim().split('\n').at(-1) ?? '') as typeof found
  }, patience)

  it("have the points that TensorBoard's own reader finds, a restart included", async () => {
    const { tables, describe: shown } = await readAll(await openSource(path.join(run, 'plain')))
    expect(points(tables, 'steps', 'loss')).toEqual(found['train/loss'])
    expect(points(tables, 'steps', 'learning_rate')).toEqual(found['train/learning_rate'])
    expect(points(tables, 'validation', 'f1')).toEqual(found['eval/f1'])
    expect(shown().warnings).toEqual([])
  })

  it('may hold tensors of any type of number', async () => {
    const { tables } = await readAll(await openSource(path.join(run, 'tensors')))
    for (const type of ['float32', 'float64', 'float16', 'int32', 'int64'])
      expect([type, points(tables, 'steps', type)]).toEqual([type, [[1, 3]]])
  })

  it('are read to where a cut is, and on from there once the rest is written', async () => {
    const name = readdirSync(path.join(run, 'tensors'))[0] ?? ''
    const bytes = readFileSync(path.join(run, 'tensors', name))
    for (const cut of [1, 5, 13, 60, bytes.length - 3]) {
      const copy = mkdtempSync(path.join(folder, 'cut-'))
      writeFileSync(path.join(copy, name), bytes.subarray(0, cut))
      const source = await openSource(copy)
      expect((await readAll(source)).describe().warnings).toEqual([])
      appendFileSync(path.join(copy, name), bytes.subarray(cut))
      expect(points((await readAll(source)).tables, 'steps', 'int64')).toEqual([[1, 3]])
    }
  })
})

describe('a run of spacy train', () => {
  const run = path.join(folder, 'spacy')
  const console = path.join(folder, 'spacy.log')
  beforeAll(() => writeFileSync(console, script('spacy_run.py', run)), patience)

  it('has the same points in what it printed and in the lines of its logger', async () => {
    const printed = await readAll(await openSource(console))
    const logged = await readAll(await openSource(path.join(run, 'log.jsonl')))
    expect(printed.describe().state).toBe('completed')
    for (const [table, column] of [
      ['steps', 'loss'],
      ['steps', 'loss_ner'],
      ['validation', 'f1'],
      ['validation', 'score'],
    ] as const) {
      const [some, others] = [printed, logged].map(({ tables }) => points(tables, table, column))
      expect(some?.map(([step]) => step)).toEqual([0, 4, 8])
      for (const [index, [, value]] of (some ?? []).entries()) expect(value).toBeCloseTo(others?.[index]?.[1] ?? NaN, 1)
    }
  })

  it('is found by what is in its files', async () => {
    const tools = (await findRuns(folder)).filter(({ tool }) => tool === 'spacy').map(({ address }) => address)
    expect(tools.sort()).toEqual([console, path.join(run, 'log.jsonl')].sort())
  })
})
