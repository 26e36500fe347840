import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Finding } from '../../../src/environment/diagnose'
import { EnvironmentFailure } from '../../../src/environment/environmentFailure'
import { checkEnvironment } from '../../../src/extension/commands/checkEnvironment'
import type { Services } from '../../../src/extension/commands/services'

/** What is found here, and the messages with their buttons that came of it. */
const machine = vi.hoisted(() => ({
  findings: [] as readonly Finding[],
  said: [] as string[][],
  requireBase: () => Promise.resolve(),
}))

vi.mock('../../../src/environment/diagnose', () => ({ diagnose: () => Promise.resolve(machine.findings) }))

vi.mock('vscode', async () => {
  const l10n = await import('@vscode/l10n')
  const show = (...message: string[]) => {
    machine.said.push(message)
    return Promise.resolve(undefined)
  }
  return {
    l10n,
    ProgressLocation: {},
    Uri: { joinPath: () => ({ fsPath: '/extension/dist/native' }) },
    window: {
      showErrorMessage: show,
      showWarningMessage: show,
      showInformationMessage: show,
      withProgress: (_: unknown, work: () => unknown) => work(),
    },
    workspace: { workspaceFolders: [], fs: { createDirectory: () => Promise.resolve() } },
  }
})

const services = {
  context: { globalStorageUri: { fsPath: '/storage' }, extensionUri: {} },
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  python: { setup: () => Promise.resolve({ requireBase: () => machine.requireBase() }), variables: () => ({}) },
} as unknown as Services

async function said(...findings: readonly Finding[]): Promise<readonly string[][]> {
  machine.findings = findings
  await checkEnvironment(services)
  return machine.said
}

beforeEach(() => {
  machine.said = []
  machine.requireBase = () => Promise.resolve()
})

const well: Finding = { code: 'device', status: 'ok', message: 'Trains on cpu', mend: '' }
const full: Finding = { code: 'disk', status: 'error', message: '0.1 GB free: /project', mend: 'Make room.' }
const missing: Finding = { code: 'python', status: 'error', message: 'No Python here.', mend: 'Run `finetune setup`.' }
const broken: Finding = {
  code: 'device',
  status: 'error',
  message: 'PyTorch does not start: no libgomp',
  mend: 'Run it.',
}

describe('Check environment', () => {
  it('says what trains where all is well', async () => {
    expect(await said(well)).toEqual([['Ready to train. Trains on cpu.', 'Show details']])
  })

  it.each([
    ['there is no Python', missing, 'No Python here.'],
    ['PyTorch does not start', broken, 'PyTorch does not start: no libgomp.'],
  ])('offers a set-up where %s', async (_, finding, message) => {
    expect(await said(finding)).toEqual([[message, 'Set up Python environment', 'Show details']])
  })

  it('says what a start says where there is no Python to make an environment with', async () => {
    machine.requireBase = () => Promise.reject(new EnvironmentFailure('python-missing'))
    const message = 'No Python 3.10 to 3.14 was found. Install one from python.org or your system.'
    expect(await said(missing)).toEqual([[message, 'Choose interpreter', 'Show log']])
  })

  it('offers no set-up where the disk is full, which that would only fill, but says what to do', async () => {
    expect(await said(well, full)).toEqual([['0.1 GB free: /project. Make room.', 'Show details']])
  })

  it('says all that is wrong', async () => {
    const message = 'No Python here. 0.1 GB free: /project. Make room.'
    expect(await said(missing, full)).toEqual([[message, 'Set up Python environment', 'Show details']])
  })
})
