import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { environmentsFolder, publishEnvironment } from '../../src/environment/environmentStore'
import { torchBuildFor, trainingRecipe } from '../../src/environment/recipe'
import { project } from '../e2e/kit/project'
import type { ViewContainer } from '../e2e/page/ViewContainer'
import type { VsCodeWindow } from '../e2e/page/VsCodeWindow'
import type { ExtensionHost } from './kit/ExtensionHost'
import { RecordingPython } from './kit/recordingPython'
import { useHosts } from './kit/useHosts'

const machine = mkdtempSync(path.join(tmpdir(), 'finetune-machine-'))
const programs = path.join(machine, 'bin')
const cache = path.join(machine, 'cache')
mkdirSync(programs)
mkdirSync(environmentsFolder(cache), { recursive: true })
afterAll(() => rmSync(machine, { recursive: true, force: true }))

/** A Python of each origin. */
const pythons = {
  first: new RecordingPython(path.join(machine, 'first')),
  second: new RecordingPython(path.join(machine, 'second')),
  named: new RecordingPython(path.join(machine, 'named')),
  managed: new RecordingPython(path.join(environmentsFolder(cache), 'python')),
}

const hosts = useHosts({
  companions: [path.resolve('test/vscode/kit/pythonExtension')],
  // No other Python on the search path, and none in the environment of these tests.
  variables: {
    PATH: programs,
    VIRTUAL_ENV: '',
    CONDA_PREFIX: '',
    FINETUNE_PYTHON: '',
    FINETUNE_LAB_CACHE: cache,
    PYTHONPATH: '/cluster',
  },
})

let folder: string
let host: ExtensionHost
let window: VsCodeWindow
let views: ViewContainer
beforeAll(async () => {
  folder = project('interpreter')
  ;({ host, window } = await hosts.open(folder))
  views = window.views('Fine-Tuning Lab')
})

/** Chooses in the Python extension, as its user does. */
function choose(file: string | null): Promise<void> {
  return host.run(async (vscode, chosen) => {
    const extension = vscode.extensions.getExtension<{ choose(file: string | null): void }>('ms-python.python')
    const api = await extension?.activate()
    api?.choose(chosen)
  }, file)
}

/** Sets a setting of the user's, or with null takes it away. */
function set(name: string, value: unknown): Promise<void> {
  return host.run(
    async (vscode, setting, wanted) => {
      await vscode.workspace.getConfiguration().update(setting, wanted ?? undefined, vscode.ConfigurationTarget.Global)
    },
    name,
    value,
  )
}

/** Variables of the trainer that a start has started, by the Python that was to run it. */
async function started(): Promise<Partial<Record<keyof typeof pythons, ReadonlyMap<string, string>>>> {
  const config = path.join(folder, 'finetune.yaml')
  await host.run((vscode, file) => vscode.commands.executeCommand('finetune-lab.start', vscode.Uri.file(file)), config)
  const taken = Object.entries(pythons).map(([name, python]) => [name, python.takeVariables()] as const)
  return Object.fromEntries(taken.filter(([, variables]) => variables !== null))
}

async function startedWith(): Promise<string[]> {
  return Object.keys(await started())
}

describe('the Python that trains', () => {
  it('is missed in the view until one is chosen in the Python extension', async () => {
    const setUp = views.welcomeButton('Set up Python environment')
    await views.open()
    await setUp.waitFor()
    await choose(pythons.first.file)
    await setUp.waitFor({ state: 'hidden' })
    expect(await views.welcomeButton('Start fine-tuning').count()).toBe(1)
  })

  it('is the one that was chosen in the Python extension', async () => {
    expect(await startedWith()).toEqual(['first'])
  })

  it('is another once another was chosen there', async () => {
    await choose(pythons.second.file)
    expect(await startedWith()).toEqual(['second'])
  })

  it('is the one that the setting names, whatever is chosen there', async () => {
    await set('finetune-lab.python.interpreter', pythons.named.file)
    expect(await startedWith()).toEqual(['named'])
  })

  it('may be named by a path from the workspace folder', async () => {
    await set('finetune-lab.python.interpreter', path.relative(folder, pythons.named.file))
    expect(await startedWith()).toEqual(['named'])
  })

  it.each([
    ['is no longer set', null],
    ['is no text', 3.11],
  ])('is the chosen one again where the setting %s', async (_, value) => {
    await set('finetune-lab.python.interpreter', value)
    expect(await startedWith()).toEqual(['second'])
    await set('finetune-lab.python.interpreter', null)
  })

  it.each([
    ['has chosen none', ''],
    ['fails', null],
  ])('is that of the managed environment where the Python extension %s', async (_, chosen) => {
    const recipe = await trainingRecipe(path.resolve('dist/trainer/requirements'), torchBuildFor(process.platform, {}))
    const interpreter = pythons.managed.description
    await publishEnvironment(cache, recipe, { folder: cache, torchBuild: recipe.torchBuild, interpreter })
    await choose(chosen)
    expect(await startedWith()).toEqual(['managed'])
  })

  it('is that of the managed environment where the chosen one has lost its packages, after one start at most', async () => {
    await choose(pythons.second.file)
    expect(await startedWith()).toEqual(['second'])
    pythons.second.losePackages()
    await started()
    expect(await startedWith()).toEqual(['managed'])
  })
})

describe('the trainer’s process', () => {
  it('knows the proxy and the hosts without it from the settings of VS Code', async () => {
    await set('http.proxy', 'http://proxy.example:3128')
    await set('http.noProxy', ['localhost', '.example.org'])
    const variables = (await started()).managed
    const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY']
    expect(names.map((name) => variables?.get(name))).toEqual([
      'http://proxy.example:3128',
      'http://proxy.example:3128',
      'localhost,.example.org',
    ])
    await set('http.proxy', null)
    await set('http.noProxy', null)
  })

  it('knows nothing of what makes a process of VS Code one of Node', async () => {
    const variables = (await started()).managed
    expect(variables?.get('PYTHONUTF8')).toBe('1')
    expect(variables?.has('ELECTRON_RUN_AS_NODE')).toBe(false)
  })
})

describe('TensorBoard', () => {
  const open = () =>
    host.run(
      (vscode, directory) => vscode.commands.executeCommand('finetune-lab.openInTensorBoard', { directory }),
      folder,
    )

  it('has the packages that the terminal has, and none that lies where the run does', async () => {
    await open()
    const variables = pythons.managed.takeVariables()
    expect(variables?.get('PYTHONPATH')).toBe('/cluster')
    expect(variables?.get('PWD')).toContain(path.join(cache, 'trainer'))
  })

  it('that ends at once is said to, with the reason', async () => {
    await window.notifications.clear()
    await open()
    await window.notifications.toast('TensorBoard did not start: ImportError: of TensorBoard').locator.waitFor()
  })
})
