import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { EditorChoices } from '../../../src/environment/chooseInterpreter'
import { EnvironmentFailure } from '../../../src/environment/environmentFailure'
import type { ManagedEnvironment } from '../../../src/environment/environmentStore'
import type { PythonSetup } from '../../../src/environment/pythonSetup'
import { setUpPython } from '../../../src/extension/commands/setUpPython'
import type { Services } from '../../../src/extension/commands/services'
import { PythonService } from '../../../src/extension/python/PythonService'
import type { WorkspacePython } from '../../../src/extension/python/WorkspacePython'
import { python } from '../environment/python'

/** The window: what it asked, and what its user clicks. */
const window = vi.hoisted(() => ({ asked: [] as string[][], click: '' }))

vi.mock('vscode', async () => {
  const l10n = await import('@vscode/l10n')
  const ask = (...question: string[]) => {
    window.asked.push(question)
    return Promise.resolve(question.find((button) => button === window.click))
  }
  return {
    l10n,
    EventEmitter: class {
      readonly event = () => undefined
    },
    ProgressLocation: {},
    commands: { executeCommand: () => Promise.resolve() },
    window: {
      showWarningMessage: ask,
      showInformationMessage: ask,
      withProgress: (_: unknown, work: (...given: unknown[]) => unknown) =>
        work({ report: () => undefined }, { onCancellationRequested: () => undefined }),
    },
    workspace: {
      getConfiguration: () => ({ get: () => undefined }),
      onDidChangeConfiguration: () => undefined,
    },
  }
})

/** This machine's Pythons: what each choice ends with, and what is managed. */
const machine = vi.hoisted(() => ({
  choose: null as null | (() => ReturnType<PythonSetup['choose']>),
  managed: null as ManagedEnvironment | null,
  /** What an environment was looked for a base with, or made with. */
  choices: [] as EditorChoices['workspace'][],
}))

vi.mock('../../../src/environment/pythonSetup', () => ({
  pythonSetup: (_: string, __: NodeJS.ProcessEnv, choices: EditorChoices): Promise<Partial<PythonSetup>> =>
    Promise.resolve({
      recipe: { hash: '1', files: [], torchBuild: 'cpu', base: null },
      choose: () => machine.choose?.() ?? Promise.reject(new EnvironmentFailure('environment-missing')),
      findManaged: () => Promise.resolve(machine.managed),
      requireBase: () => {
        machine.choices.push(choices.workspace)
        return Promise.resolve()
      },
      ensureManaged: () => {
        machine.choices.push(choices.workspace)
        machine.managed = environment
        return Promise.resolve(environment)
      },
    }),
}))

// A program that is there: what is not is looked for again.
const interpreter = python({ executable: process.execPath })
const environment: ManagedEnvironment = { folder: '/cache/1', torchBuild: 'cpu', interpreter }

function service(workspace: string | null = null): PythonService {
  const workspacePython = { find: () => Promise.resolve(workspace), onDidChange: () => undefined }
  return new PythonService('/trainer', workspacePython as unknown as WorkspacePython)
}

beforeEach(() => {
  Object.assign(window, { asked: [], click: '' })
  Object.assign(machine, { choose: null, managed: null, choices: [] })
})

describe('the Python of a start', () => {
  const lacking = () =>
    Promise.reject(new EnvironmentFailure('packages-missing', { program: 'mine', packages: 'onnx' }))

  it('is made where its user wants that, who is told how big it is', async () => {
    window.click = 'Set up'
    expect(await service().ensure()).toMatchObject({ executable: process.execPath, origin: 'managed' })
    expect(window.asked).toEqual([
      [expect.stringMatching(/What training needs.*400 MB to download/i), 'Set up', 'Choose interpreter'],
    ])
  })

  it('is made with what was chosen for its file', async () => {
    window.click = 'Set up'
    const workspace = process.execPath
    machine.choose = lacking
    await service(workspace).ensure()
    expect(machine.choices).toEqual([workspace, workspace])
  })

  it('is the managed one that is there, if its user wants that rather than to mend what is named', async () => {
    machine.choose = lacking
    machine.managed = environment
    window.click = 'Use managed environment'
    expect(await service().ensure()).toMatchObject({ origin: 'managed' })
    expect(window.asked).toEqual([
      [expect.stringContaining('mine lacks what training needs'), 'Use managed environment', 'Choose interpreter'],
    ])
    expect(window.asked[0]?.[0]).not.toContain('MB')
  })
})

describe('the Python that was found', () => {
  it('is looked for again once its user has asked for a set-up', async () => {
    const subject = service()
    machine.choose = () => Promise.resolve({ ...interpreter, origin: 'workspace' })
    expect((await subject.choose()).origin).toBe('workspace')
    machine.choose = () => Promise.resolve({ ...interpreter, origin: 'managed' })
    expect((await subject.choose()).origin).toBe('workspace')
    machine.managed = environment
    await setUpPython({ python: subject } as Services)
    expect((await subject.choose()).origin).toBe('managed')
  })
})
