import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { CommandFailed } from '../../../src/extension/commandLine/CommandLine'
import { chooseModel } from '../../../src/extension/commands/chooseModel'
import { exportModel } from '../../../src/extension/commands/exportModel'
import { pickModel } from '../../../src/extension/commands/pickModel'
import type { Services } from '../../../src/extension/commands/services'
import { ModelChoice } from '../../../src/extension/inference/ModelChoice'
import { titleOf } from '../../../src/extension/inference/namedModels'
import { reportInferenceFailure } from '../../../src/extension/inference/reportInferenceFailure'
import { InferenceFailure } from '../../../src/inference/client'
import { RunMonitor } from '../../../src/runs/RunMonitor'
import { systemReader } from '../../../src/runs/RunReader'
import { completed, started, temporaryFolder, writeModel, writeRun } from '../runs/fixture'
import { FakeMemento } from './fakeMemento'
import { fake, resetFake } from './fakeVsCode'

vi.mock('vscode', () => import('./fakeVsCode'))

beforeEach(resetFake)

const versions = 'Another version of a run…'

/** Finished runs with a model and a checkpoint of step 40 each, and what the commands work with. */
function withRuns(...ids: readonly string[]) {
  const folder = temporaryFolder()
  const runs = ids.map((id) => {
    const run = writeRun(folder, { record: { id }, events: [started(), completed] })
    for (const name of ['model', 'checkpoint-40']) mkdirSync(path.join(run, name))
    return run
  })
  const monitor = new RunMonitor(systemReader, () => undefined)
  monitor.setFolders([folder])
  const source = { look: () => monitor.look(), onDidChange: () => ({ dispose: () => undefined }) }
  const models = new ModelChoice(source, new FakeMemento())
  const run = vi.fn((words: readonly string[]) =>
    Promise.resolve<unknown>({ model: words[1], directory: '', warnings: [] }),
  )
  const python = {
    choose: () => Promise.resolve(null),
    ensure: () => Promise.resolve({ executable: '/usr/bin/python3' }),
    variables: () => ({}),
  }
  const services = { models, runs: monitor, commandLine: { run }, python } as unknown as Services
  return { folder, runs, run, models, services }
}

/** Chooses these labels from one list after the other; answers the lists. */
function answering(...labels: readonly (string | undefined)[]): string[][] {
  const lists: string[][] = []
  fake.pick.mockImplementation((shown) => labels[lists.push([...shown]) - 1])
  return lists
}

/** The words of the exports so far. */
const exportsOf = ({ run }: ReturnType<typeof withRuns>) => run.mock.calls.map(([words]) => words)

describe('picking a model', () => {
  it('offers those of the runs, other versions of them, and a folder, and remembers nothing', async () => {
    const all = withRuns('travel')
    const lists = answering('travel')
    const model = { folder: path.join(all.runs[0] ?? '', 'model'), name: 'travel', run: all.runs[0] }
    expect(await pickModel(all.services, 'Which?')).toEqual(model)
    expect(lists).toEqual([['travel', versions, 'A model folder…']])
    expect(await all.models.current()).toMatchObject({ name: 'travel' })
    expect(exportsOf(all)).toEqual([])
  })

  it('exports a checkpoint that is not exported yet', async () => {
    const all = withRuns('travel')
    const lists = answering(versions, 'step 40')
    const [run = ''] = all.runs
    const folder = path.join(run, 'models', 'step-40')
    expect(await pickModel(all.services, 'Which?')).toEqual({ folder, name: 'travel', run })
    expect(lists[1]).toEqual(['step 40', 'before training'])
    expect(exportsOf(all)).toEqual([['export', run, '--checkpoint', '40']])
  })

  it('takes the untrained model as it was exported before', async () => {
    const all = withRuns('travel')
    const [run = ''] = all.runs
    const folder = writeModel(path.join(run, 'models', 'step-0'))
    answering(versions, 'before training')
    expect(await pickModel(all.services, 'Which?')).toEqual({ folder, name: 'travel', run })
    expect(exportsOf(all)).toEqual([])
  })

  it('asks which run where there are several', async () => {
    const all = withRuns('travel', 'other')
    const lists = answering(versions, 'other', undefined)
    expect(await pickModel(all.services, 'Which?')).toBeNull()
    expect([...(lists[1] ?? [])].sort()).toEqual(['other', 'travel'])
  })

  it('answers null where the export is cancelled', async () => {
    const all = withRuns('travel')
    all.run.mockRejectedValue(new CommandFailed('cancelled', { code: 'cancelled' }))
    answering(versions, 'step 40')
    expect(await pickModel(all.services, 'Which?')).toBeNull()
  })

  it('leaves out what is looked at already', async () => {
    const all = withRuns('first', 'second')
    const lists = answering(undefined)
    await pickModel(all.services, 'Which?', { except: [path.join(all.runs[0] ?? '', 'model')] })
    expect(lists).toEqual([['second', versions, 'A model folder…']])
  })

  it('leaves out the versions that are looked at already', async () => {
    const all = withRuns('travel')
    const lists = answering(versions, undefined)
    await pickModel(all.services, 'Which?', { except: [path.join(all.runs[0] ?? '', 'models', 'step-40')] })
    expect(lists[1]).toEqual(['before training'])
  })

  it('takes a folder of a checkpoint for its model, and has nothing written into it', async () => {
    const all = withRuns('travel')
    const [run = ''] = all.runs
    answering('A model folder…')
    fake.folder.mockReturnValue(path.join(run, 'checkpoint-40'))
    const folder = path.join(run, 'models', 'step-40')
    expect(await pickModel(all.services, 'Which?')).toEqual({ folder, name: 'travel', run })
    expect(exportsOf(all)).toEqual([['export', run, '--checkpoint', '40']])
  })

  it('takes a folder', async () => {
    const { services } = withRuns()
    answering('A model folder…')
    fake.folder.mockReturnValue('/models/theirs')
    expect(await pickModel(services, 'Which?')).toEqual({ folder: '/models/theirs', name: 'theirs', run: null })
  })
})

describe('what a model is called', () => {
  it('is the name of its run, with its step where it is not what came of it', () => {
    const [run = ''] = withRuns('travel').runs
    const titles = ['model', 'models/step-40', 'models/step-0'].map((name) =>
      titleOf({ folder: path.join(run, name), name: 'travel', run }),
    )
    expect(titles).toEqual(['travel', 'travel · step 40', 'travel · before training'])
  })
})

describe('choosing the model of the entities', () => {
  it('remembers it, until the latest is to be followed', async () => {
    const all = withRuns('travel')
    answering(versions, 'step 40')
    await chooseModel(all.services)
    const folder = path.join(all.runs[0] ?? '', 'models', 'step-40')
    expect(await all.models.current()).toMatchObject({ folder, name: 'travel' })
    answering('Latest finished run')
    await chooseModel(all.services)
    expect(await all.models.current()).toMatchObject({ folder: path.join(all.runs[0] ?? '', 'model') })
  })

  it('changes nothing where it is dismissed', async () => {
    const { services, models } = withRuns('travel')
    const changed = vi.fn()
    models.onDidChange(changed)
    answering(undefined)
    await chooseModel(services)
    expect(changed).not.toHaveBeenCalled()
  })
})

describe('exporting a folder that was picked', () => {
  it('asks before anything is written into one that is of no run', async () => {
    const all = withRuns()
    fake.answer.mockReturnValue(undefined)
    await exportModel(all.services, { folder: '/models/theirs' })
    expect(exportsOf(all)).toEqual([])
    fake.answer.mockImplementation((_, [label]) => label)
    await exportModel(all.services, { folder: '/models/theirs' })
    expect(exportsOf(all)).toEqual([['export', '/models/theirs', '--again']])
  })
})

describe('a model that cannot be used', () => {
  const log = { error: () => undefined } as unknown as Services['log']
  const missing = new InferenceFailure('onnx-missing', { folder: '/models/theirs', files: 'onnx/model.onnx' })

  it.each([
    ['of a run', { folder: path.join('/run', 'model'), name: 'run', run: '/run' }, { directory: '/run' }],
    [
      'of a step of a run',
      { folder: '/run/models/step-4', name: 'run', run: '/run' },
      { folder: '/run/models/step-4' },
    ],
    ['of no run', { folder: '/models/theirs', name: 'theirs', run: null }, { folder: '/models/theirs' }],
  ])('for want of ONNX files is exported by a button: one %s', async (_, model, given) => {
    fake.answer.mockReturnValue('Export the model')
    await reportInferenceFailure(missing, model, log)
    expect(fake.executeCommand.mock.calls).toEqual([['finetune-lab.exportModel', given]])
  })

  it('for other reasons is not, where it is not ours', async () => {
    const broken = new InferenceFailure('model-folder-broken', { file: 'config.json', detail: 'cut' })
    await reportInferenceFailure(broken, { folder: '/models/theirs', name: 'theirs', run: null }, log)
    expect(fake.answer.mock.calls.map(([, labels]) => labels)).toEqual([['Choose model']])
  })
})
