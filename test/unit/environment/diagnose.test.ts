import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Finding, FindingCode } from '../../../src/environment/diagnose'
import { diagnose } from '../../../src/environment/diagnose'
import { EnvironmentFailure } from '../../../src/environment/environmentFailure'
import type { PythonSetup } from '../../../src/environment/pythonSetup'
import type { ProgramResult, RunProgram } from '../../../src/environment/runProgram'
import { python, result } from './python'

interface Machine {
  readonly hubAnswers?: boolean
  readonly probe?: ProgramResult
  readonly hasDriver?: boolean
  readonly hasPython?: boolean
  readonly hasLibrary?: boolean
  readonly variables?: NodeJS.ProcessEnv
}

const cpuProbe = result('{"devices": [{"type": "cpu"}]}')

async function findings(machine: Machine = {}): Promise<ReadonlyMap<FindingCode, Finding>> {
  const { hubAnswers = true, probe = cpuProbe, hasDriver = false, hasPython = true, hasLibrary = true } = machine
  const run: RunProgram = (_, [first = '', ...rest]) => {
    if (first === '-c') return Promise.resolve({ ...result(''), status: hubAnswers ? 0 : 1 })
    return Promise.resolve(rest.includes('probe') ? probe : result(''))
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'native-'))
  if (hasLibrary) writeFileSync(path.join(folder, 'onnxruntime_binding.node'), '')
  const list = await diagnose({
    setup: setupWith(run, hasPython, hasDriver),
    variables: machine.variables ?? {},
    folder,
    nativeFolder: folder,
  })
  return new Map(list.map((finding) => [finding.code, finding]))
}

function setupWith(run: RunProgram, hasPython: boolean, hasDriver: boolean): PythonSetup {
  const refuse = () => Promise.reject(new Error('not asked for'))
  return {
    cache: '/cache',
    platform: 'linux',
    run,
    recipe: { hash: '1', files: [], torchBuild: hasDriver ? 'cuda' : 'cpu', base: null },
    findManaged: () => Promise.resolve(null),
    choose: () =>
      hasPython
        ? Promise.resolve({ ...python(), origin: 'managed' })
        : Promise.reject(new EnvironmentFailure('environment-missing')),
    requireBase: () => Promise.reject(new EnvironmentFailure('environment-missing')),
    ensureManaged: refuse,
    ensureDevelopment: refuse,
    placeTrainer: () => Promise.resolve('/cache/trainer/1'),
  }
}

describe('diagnose', () => {
  it('finds all well on a machine that has everything', async () => {
    const found = await findings()
    expect([...found.keys()]).toEqual(['python', 'packages', 'device', 'disk', 'hub', 'inference'])
    expect([...found.values()].filter(({ code, status }) => code !== 'disk' && status !== 'ok')).toEqual([])
  })

  it('says how to get a Python, and looks no further at it', async () => {
    const found = await findings({ hasPython: false })
    expect(found.get('python')).toMatchObject({ status: 'error', mend: expect.stringContaining('setup') as unknown })
    expect(found.has('device')).toBe(false)
    expect(found.has('disk')).toBe(true)
  })

  it('only warns when the hub does not answer: models on disk can be trained', async () => {
    expect((await findings({ hubAnswers: false })).get('hub')?.status).toBe('warning')
  })

  it('does not ask the hub when the user is offline by choice', async () => {
    const found = await findings({ hubAnswers: false, variables: { HF_HUB_OFFLINE: '1' } })
    expect(found.get('hub')?.status).toBe('ok')
  })

  it('warns when there is a driver that this PyTorch does not use', async () => {
    expect((await findings({ hasDriver: true })).get('device')?.status).toBe('warning')
    const probe = result('{"devices": [{"type": "cuda"}, {"type": "cpu"}]}')
    expect((await findings({ hasDriver: true, probe })).get('device')?.status).toBe('ok')
  })

  it('shows why PyTorch does not start', async () => {
    const probe = { status: 1, stdout: '', stderr: 'Traceback\nImportError: libgomp.so.1' }
    const device = (await findings({ probe })).get('device')
    expect(device).toMatchObject({ status: 'error', message: expect.stringContaining('libgomp.so.1') as unknown })
  })

  it('warns where ONNX Runtime has no library, and names another way to predict', async () => {
    const inference = (await findings({ hasLibrary: false })).get('inference')
    expect(inference).toMatchObject({ status: 'warning', mend: expect.stringContaining('--engine python') as unknown })
  })
})
