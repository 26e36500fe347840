import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../../src/shared/clock'
import { attend, attendUnlessDetached } from '../../../src/cli/attend'
import { launchRun } from '../../../src/runs/launchRun'
import { RunReader } from '../../../src/runs/RunReader'
import {
  completed,
  fakeTrainer,
  sampleScores as scores,
  sampleSpec,
  started,
  temporaryFolder,
  trained,
  writeRun,
} from '../runs/fixture'
import { collectingContext, finetune } from './context'

// Processes are started, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const best = { type: 'best', time: 1100, step: 100, metric: 'f1_macro', value: 0.85, checkpoint: null } as const

function projectWithRuns(): string {
  const project = temporaryFolder()
  const runs = path.join(project, 'runs')
  const finished = [started(), trained(100), best, completed]
  writeRun(runs, {
    record: { id: 'done', created: '2026-11-02T00:00:00.000Z' },
    events: finished,
    results: { test: scores },
  })
  const failed = {
    type: 'failed',
    time: 1,
    code: 'not-finite',
    message: 'The loss is NaN.',
    hint: 'Lower it.',
  } as const
  const spec = { ...sampleSpec, arguments: { ...sampleSpec.arguments, learning_rate: 1 } }
  writeRun(runs, { record: { id: 'broken', created: '2026-11-01T00:00:00.000Z' }, spec, events: [started(), failed] })
  return project
}

async function endlessRun() {
  const directory = writeRun(path.join(temporaryFolder(), 'runs'))
  rmSync(path.join(directory, 'events.jsonl'))
  await launchRun(directory, 'start', { program: fakeTrainer({ steps: 100_000 }), clock: systemClock })
  return directory
}

describe('list', () => {
  it('has a line for each run', async () => {
    const { stdout, exitCode } = await finetune(projectWithRuns(), 'list')
    expect(exitCode).toBe(0)
    expect(stdout).toMatchInlineSnapshot(`
      "run     state      step     best           model
      done    completed  100/100  f1_macro 85.0  almanach/camembert-base
      broken  failed     0/100    –              almanach/camembert-base
      "
    `)
  })

  it('has the documented fields as JSON', async () => {
    const project = projectWithRuns()
    const { json } = await finetune(project, 'list', '--json')
    expect(json).toMatchObject([
      {
        run: 'done',
        directory: path.join(project, 'runs', 'done'),
        state: 'completed',
        task: 'token-classification',
        created: '2026-11-02T00:00:00.000Z',
        step: 100,
        max_steps: 100,
        best: { metric: 'f1_macro', value: 0.85, step: 100 },
      },
      { run: 'broken', state: 'failed', best: null },
    ])
  })

  it('looks where it is told to', async () => {
    const project = projectWithRuns()
    expect(
      (await finetune(temporaryFolder(), 'list', '--json', '--runs', path.join(project, 'runs'))).json,
    ).toHaveLength(2)
    expect((await finetune(temporaryFolder(), 'list', '--json')).json).toEqual([])
  })
})

describe('show', () => {
  it('says what came of a run', async () => {
    const { stdout } = await finetune(projectWithRuns(), 'show', 'done')
    expect(stdout).toMatchInlineSnapshot(`
      "done · token-classification · almanach/camembert-base
      ✓ loading data
      ✓ loading model
      ✓ training        ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 100 %  step 100 of 100
        loss            0.01000   ▁
        learning rate   1e-4  epoch 10.00 · 100 tokens/s · 1.0 GB
      ✓ evaluating
      ✓ exporting

      completed · step 100 of 100 · 16:40 · best f1_macro 85.0 at step 100

      test               precision  recall    F1  entities
      DEPART                  90.0    80.0  84.7        41
      all                     90.0    80.0  84.7        41
      mean of types                         85.0
      strict IOB2                           84.0
      accuracy of words                     99.0

      run          runs/done
      results      runs/done/results.json
      "
    `)
  })

  it('says why a run failed and what to do', async () => {
    const { stdout } = await finetune(projectWithRuns(), 'show', 'broken')
    expect(stdout).toContain('The loss is NaN. (not-finite)\nLower it.')
  })

  it('has the scores and the failure as JSON', async () => {
    const project = projectWithRuns()
    expect((await finetune(project, 'show', 'done', '--json')).json).toMatchObject({ results: { test: { f1: 0.847 } } })
    expect((await finetune(project, 'show', 'broken', '--json')).json).toMatchObject({
      failure: { code: 'not-finite' },
    })
  })

  it('refuses what is no run as bad input, in JSON too', async () => {
    const { exitCode, json } = await finetune(projectWithRuns(), 'show', 'nothing', '--json')
    expect(exitCode).toBe(2)
    expect(json).toMatchObject({ error: { code: 'run-not-found' } })
  })
})

describe('compare', () => {
  it('puts what differs and what came of it side by side', async () => {
    const { stdout } = await finetune(projectWithRuns(), 'compare', 'done', 'broken')
    expect(stdout).toMatchInlineSnapshot(`
      "                done       broken
      state           completed  failed
      learning_rate   5e-5       1
      test f1         84.7       –
      test f1_macro   85.0       –
      test precision  90.0       –
      test recall     80.0       –
      test strict_f1  84.0       –
      test accuracy   99.0       –
      test loss       0.1000     –
      "
    `)
  })
})

describe('delete', () => {
  it('removes a run that has ended', async () => {
    const project = projectWithRuns()
    expect((await finetune(project, 'delete', 'broken')).exitCode).toBe(0)
    expect(existsSync(path.join(project, 'runs', 'broken'))).toBe(false)
    expect(existsSync(path.join(project, 'runs', 'done'))).toBe(true)
  })

  it('refuses one that is running', async () => {
    const directory = await endlessRun()
    const { exitCode, json } = await finetune(temporaryFolder(), 'delete', directory, '--json')
    expect([exitCode, json]).toMatchObject([1, { error: { code: 'run-live' } }])
    await finetune(temporaryFolder(), 'stop', directory)
  })
})

describe('export', () => {
  it('refuses to write to a run of a newer version', async () => {
    const directory = writeRun(temporaryFolder(), { record: { format: 99 } })
    const { exitCode, json } = await finetune(temporaryFolder(), 'export', directory, '--json')
    expect([exitCode, json]).toMatchObject([1, { error: { code: 'run-newer-format' } }])
  })
})

describe('stop', () => {
  it('ends a run and waits until it has', async () => {
    const directory = await endlessRun()
    const { exitCode, json } = await finetune(temporaryFolder(), 'stop', directory, '--json')
    expect([exitCode, json]).toMatchObject([0, { state: 'stopped', directory }])
    expect((await (await RunReader.open(directory)).look()).history.checkpoints).toHaveLength(1)
  })

  it('saves nothing with --discard', async () => {
    const directory = await endlessRun()
    await finetune(temporaryFolder(), 'stop', directory, '--discard')
    expect((await (await RunReader.open(directory)).look()).history.checkpoints).toEqual([])
  })

  it('refuses a run that has ended', async () => {
    const { exitCode, json } = await finetune(projectWithRuns(), 'stop', 'done', '--json')
    expect([exitCode, json]).toMatchObject([1, { error: { code: 'run-not-live' } }])
  })
})

describe('leaving a run to itself', () => {
  it.each([
    ['done', 0],
    ['broken', 1],
  ])('exits by its state when it has ended already: %s', async (id, code) => {
    const directory = path.join(projectWithRuns(), 'runs', id)
    const { context, exitCode } = collectingContext(path.dirname(directory))
    await attendUnlessDetached(await RunReader.open(directory), { detach: true }, context)
    expect(exitCode()).toBe(code)
  })
})

describe('attending a run', () => {
  it('stops and saves at the first Ctrl-C', async () => {
    const directory = await endlessRun()
    const { context, interrupt, exitCode, written } = collectingContext(path.dirname(directory))
    const attended = attend(await RunReader.open(directory), false, context)
    interrupt()
    await attended
    expect(exitCode()).toBe(130)
    expect(written.stdout).toContain('finetune resume')
  })

  it('leaves the run to itself at the second', async () => {
    const directory = await endlessRun()
    const { context, interrupt, exitCode } = collectingContext(path.dirname(directory))
    const attended = attend(await RunReader.open(directory), true, context)
    interrupt()
    interrupt()
    await attended
    expect(exitCode()).toBe(130)
    await finetune(temporaryFolder(), 'show', directory, '--follow')
  })

  it('ends with the run, its state and scores as one document', async () => {
    const directory = path.join(projectWithRuns(), 'runs', 'done')
    const { context, exitCode, written } = collectingContext(path.dirname(directory))
    await attend(await RunReader.open(directory), true, context)
    expect(exitCode()).toBe(0)
    expect(JSON.parse(written.stdout)).toEqual({
      run: 'done',
      directory,
      problems: [],
      state: 'completed',
      results: { test: scores },
    })
  })

  it('fails when the run does', async () => {
    const directory = path.join(projectWithRuns(), 'runs', 'broken')
    const { context, exitCode } = collectingContext(path.dirname(directory))
    await attend(await RunReader.open(directory), false, context)
    expect(exitCode()).toBe(1)
  })
})

describe('the command line', () => {
  it('says what the file system refused and what to do, without a stack', async () => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'a.conll'), 'Lyon B-CITY\n')
    const commandLine = ['init', path.join('a.conll', 'project'), '--train', 'a.conll', '--json']
    const { exitCode, json, stderr } = await finetune(folder, ...commandLine)
    expect([exitCode, json]).toMatchObject([1, { error: { code: 'system' } }])
    expect(stderr).toContain('a.conll')
    expect(stderr).not.toContain('    at ')
  })

  it.each([
    ['an unknown command', ['frobnicate'], 2],
    ['a missing argument', ['show'], 2],
    ['an unknown option', ['list', '--colour'], 2],
    ['a config that does not exist', ['start', 'nowhere.yaml'], 2],
    ['a question for help', ['--help'], 0],
    ['a question for the version', ['--version'], 0],
  ])('ends %s with its exit code', async (_, commandLine, exitCode) => {
    expect((await finetune(temporaryFolder(), ...commandLine)).exitCode).toBe(exitCode)
  })
})
