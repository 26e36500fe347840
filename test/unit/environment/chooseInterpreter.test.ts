import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { chooseBasePython, chooseInterpreter } from '../../../src/environment/chooseInterpreter'
import type { InterpreterContext } from '../../../src/environment/chooseInterpreter'
import type { ManagedEnvironment } from '../../../src/environment/environmentStore'
import type { Interpreter } from '../../../src/environment/interpreter'
import type { RunProgram } from '../../../src/environment/runProgram'
import { python, result } from './python'

/** Programs by name, each an interpreter that describes itself. */
function machine(programs: Readonly<Record<string, Interpreter>>): RunProgram {
  return (program) => {
    const interpreter = programs[program]
    return Promise.resolve(
      interpreter === undefined
        ? { status: null, stdout: '', stderr: 'not found' }
        : result(JSON.stringify({ ...interpreter, executable: program })),
    )
  }
}

const managed: ManagedEnvironment = {
  folder: '/cache/environments/1',
  torchBuild: 'cpu',
  interpreter: python({ executable: '/cache/environments/1/bin/python' }),
}

function context(changes: Partial<InterpreterContext>): InterpreterContext {
  return {
    variables: {},
    choices: { setting: null, workspace: null },
    platform: 'linux',
    run: machine({}),
    store: { find: () => Promise.resolve(null) },
    ...changes,
  }
}

const bare = python({ packages: {} })

describe('chooseInterpreter', () => {
  it('takes the Python that FINETUNE_PYTHON names before all others', async () => {
    const chosen = await chooseInterpreter(
      context({
        variables: { FINETUNE_PYTHON: '/mine/python', VIRTUAL_ENV: '/venv' },
        run: machine({ '/mine/python': python(), '/venv/bin/python': python() }),
      }),
    )
    expect(chosen).toMatchObject({ executable: '/mine/python', origin: 'variable' })
  })

  it.each([
    ['a path from the current folder', '.venv/bin/python', path.resolve('.venv/bin/python')],
    ['a name on the search path', 'python3.12', 'python3.12'],
  ])('takes %s that FINETUNE_PYTHON names, wherever programs are started', async (_, written, program) => {
    const run = machine({ [program]: python() })
    const chosen = await chooseInterpreter(context({ variables: { FINETUNE_PYTHON: written }, run }))
    expect(chosen).toMatchObject({ executable: program, origin: 'variable' })
  })

  it('says what the Python that FINETUNE_PYTHON names lacks, and takes no other', async () => {
    const choice = chooseInterpreter(
      context({
        variables: { FINETUNE_PYTHON: '/mine/python' },
        run: machine({ '/mine/python': bare }),
        store: { find: () => Promise.resolve(managed) },
      }),
    )
    await expect(choice).rejects.toMatchObject({
      code: 'packages-missing',
      message: expect.stringContaining('torch') as unknown,
    })
  })

  it('refuses a FINETUNE_PYTHON that does not start', async () => {
    const choice = chooseInterpreter(context({ variables: { FINETUNE_PYTHON: '/gone/python' } }))
    await expect(choice).rejects.toMatchObject({ code: 'python-unusable' })
  })

  it('takes the active environment if it has all packages', async () => {
    const run = machine({ '/venv/bin/python': python() })
    const store = { find: () => Promise.resolve(managed) }
    const chosen = await chooseInterpreter(context({ variables: { VIRTUAL_ENV: '/venv' }, run, store }))
    expect(chosen).toMatchObject({ executable: '/venv/bin/python', origin: 'active' })
  })

  it('takes ours if the active environment lacks packages', async () => {
    const run = machine({ '/venv/bin/python': bare })
    const store = { find: () => Promise.resolve(managed) }
    const chosen = await chooseInterpreter(context({ variables: { VIRTUAL_ENV: '/venv' }, run, store }))
    expect(chosen).toMatchObject({ executable: managed.interpreter.executable, origin: 'managed' })
  })

  it('takes what a setting names before the variable and the workspace', async () => {
    const chosen = await chooseInterpreter(
      context({
        variables: { FINETUNE_PYTHON: '/variable/python' },
        choices: { setting: '/setting/python', workspace: '/workspace/python' },
        run: machine({
          '/setting/python': python(),
          '/variable/python': python(),
          '/workspace/python': python(),
        }),
      }),
    )
    expect(chosen).toMatchObject({ executable: '/setting/python', origin: 'setting' })
  })

  it('takes the Python of the workspace rather than the active one, if it has all packages', async () => {
    const choices = { setting: null, workspace: '/workspace/python' }
    const variables = { VIRTUAL_ENV: '/venv' }
    const complete = machine({ '/workspace/python': python(), '/venv/bin/python': python() })
    expect(await chooseInterpreter(context({ variables, choices, run: complete }))).toMatchObject({
      executable: '/workspace/python',
      origin: 'workspace',
    })
    const store = { find: () => Promise.resolve(managed) }
    const lacking = machine({ '/workspace/python': bare })
    expect(await chooseInterpreter(context({ choices, run: lacking, store }))).toMatchObject({ origin: 'managed' })
  })

  it('says of a named Python that it is too old', async () => {
    const run: RunProgram = (_, [, script = '']) =>
      Promise.resolve(
        script.includes('json') ? { status: 1, stdout: '', stderr: 'ModuleNotFoundError' } : result('3.8.10'),
      )
    await expect(
      chooseInterpreter(context({ choices: { setting: '/old/python', workspace: null }, run })),
    ).rejects.toMatchObject({
      code: 'python-unusable',
      message: expect.stringContaining('3.8.10') as unknown,
    })
  })

  it('takes the first on the search path that has all packages', async () => {
    const chosen = await chooseInterpreter(context({ run: machine({ python3: bare, 'python3.12': python() }) }))
    expect(chosen).toMatchObject({ executable: 'python3.12', origin: 'path' })
  })

  it('says what to do when nothing will do', async () => {
    const choice = chooseInterpreter(context({ run: machine({ python3: bare }) }))
    await expect(choice).rejects.toMatchObject({
      code: 'environment-missing',
      hint: expect.stringContaining('setup') as unknown,
    })
  })

  it('finds the Python of a conda environment on Windows', async () => {
    const chosen = await chooseInterpreter(
      context({
        platform: 'win32',
        variables: { CONDA_PREFIX: 'C:/conda' },
        run: machine({ 'C:/conda/python.exe': python() }),
      }),
    )
    expect(chosen.origin).toBe('active')
  })
})

describe('chooseBasePython', () => {
  it('takes the first that can make environments', async () => {
    const run = machine({ python3: python({ canMakeEnvironments: false }), 'python3.13': bare })
    expect(await chooseBasePython(context({ run }))).toMatchObject({ executable: 'python3.13' })
  })

  it('tells a machine without Python from one whose Python lacks venv', async () => {
    await expect(chooseBasePython(context({}))).rejects.toMatchObject({
      code: 'python-missing',
    })
    const run = machine({ python3: python({ canMakeEnvironments: false }) })
    await expect(chooseBasePython(context({ run }))).rejects.toMatchObject({ code: 'venv-unavailable' })
  })

  it('leaves out a Python that is newer than the pinned packages', async () => {
    const run = machine({ python3: python({ version: '3.15.0' }), 'python3.12': python({ version: '3.12.1' }) })
    expect(await chooseBasePython(context({ run }))).toMatchObject({ executable: 'python3.12' })
  })

  it.each([
    ['a setting names', { choices: { setting: '/chosen/python', workspace: null } }],
    ['FINETUNE_PYTHON names', { variables: { FINETUNE_PYTHON: '/chosen/python' } }],
    ['the workspace has', { choices: { setting: null, workspace: '/chosen/python' } }],
    ['is active', { variables: { CONDA_PREFIX: '/chosen' } }],
  ])('takes the one that %s where none on the search path will do', async (_, chosen) => {
    const programs = { python3: python({ version: '3.15.0' }), '/chosen/python': bare, '/chosen/bin/python': bare }
    const base = await chooseBasePython(context({ ...chosen, run: machine(programs) }))
    expect(base.executable).toMatch(/^\/chosen\//)
  })

  it('takes one on the search path rather than the workspace’s, which may be deleted with the project', async () => {
    const choices = { setting: null, workspace: '/workspace/python' }
    const run = machine({ python3: bare, '/workspace/python': bare })
    expect(await chooseBasePython(context({ choices, run }))).toMatchObject({ executable: 'python3' })
  })
})
