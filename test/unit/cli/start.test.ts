import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { runCommandLine } from '../../../src/cli/main'
import { pythonSide } from '../../../src/cli/pythonSide'
import { LiveRuns } from '../../../src/runs/LiveRuns'
import { systemProcesses } from '../../../src/runs/processIdentity'
import { StartingRuns } from '../../../src/runs/StartingRuns'
import { fakeTrainer, temporaryFolder } from '../runs/fixture'
import { collectingContext } from './context'

vi.mock('../../../src/cli/pythonSide', { spy: true })

// Processes are started, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

/** A project with a model and as much data as its reading is told of. */
function project(): string {
  const folder = temporaryFolder()
  mkdirSync(path.join(folder, 'model'))
  writeFileSync(path.join(folder, 'model', 'config.json'), '{"model_type": "bert"}')
  writeFileSync(path.join(folder, 'model', 'model.safetensors'), '')
  writeFileSync(path.join(folder, 'train.conll'), 'Lyon B-CITY\n\n'.repeat(40))
  const lines = ['task: token-classification', 'model_name_or_path: model', 'train_file: train.conll']
  writeFileSync(path.join(folder, 'finetune.yaml'), `${lines.join('\n')}\n`)
  return folder
}

it('a start is known to other processes while its data is read, and no longer', async () => {
  const folder = project()
  const cache = temporaryFolder()
  const { interpreter, trainerFolder, variables } = fakeTrainer({ steps: 3 })
  const startingRuns = new StartingRuns(cache, systemProcesses)
  vi.mocked(pythonSide).mockResolvedValue({
    ...{ executable: interpreter, trainerFolder, sitePackages: [] },
    ...{ liveRuns: new LiveRuns(cache), startingRuns },
  })
  const whileReading: Promise<readonly string[]>[] = []
  const collecting = collectingContext(folder, ['start', 'finetune.yaml', '--json'])
  await runCommandLine({
    ...collecting.context,
    environmentVariables: variables,
    tellParent: () => whileReading.push(startingRuns.look()),
  })
  expect(JSON.parse(collecting.written.stdout)).toMatchObject({ state: 'completed' })
  expect((await Promise.all(whileReading))[0]).toEqual([path.join(folder, 'finetune.yaml')])
  expect(await startingRuns.look()).toEqual([])
})
