import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { makerOf } from '../../../src/environment/environmentFolder'
import { environmentStore, environmentsFolder, publishEnvironment } from '../../../src/environment/environmentStore'
import type { MakeContext } from '../../../src/environment/makeEnvironment'
import { makeEnvironment } from '../../../src/environment/makeEnvironment'
import type { PipProgress } from '../../../src/environment/pipProgress'
import { publicAddresses } from '../../../src/environment/publicAddresses'
import type { Recipe } from '../../../src/environment/recipe'
import { developmentRecipe, torchBuildFor, trainingRecipe } from '../../../src/environment/recipe'
import type { RunProgram } from '../../../src/environment/runProgram'
import { processTable } from '../runs/fixture'
import { python, result } from './python'

let cache: string
let requirements: string

beforeEach(async () => {
  cache = await mkdtemp(path.join(os.tmpdir(), 'cache-'))
  requirements = await mkdtemp(path.join(os.tmpdir(), 'requirements-'))
  await writeFile(path.join(requirements, 'trainer.txt'), '# why\ntorch==2.13.0\n')
  await writeFile(path.join(requirements, 'sample.txt'), 'model==1\n')
  await writeFile(path.join(requirements, 'development.txt'), 'pytest==9\n')
})

/** A machine on which `venv` and `pip` work; what was run is kept. */
class Machine {
  readonly commands: string[] = []
  readonly packages = python().packages
  readonly pipLines: string[] = []
  readonly abort = new AbortController()
  pipFails = false
  pipError = 'WARNING: slow\nERROR: No matching distribution found for torch'
  venvError: string | null = null
  cpuIndexAnswers = true
  readonly progress: PipProgress[] = []

  readonly run: RunProgram = (program, programArguments, options) => {
    const command = programArguments.join(' ')
    this.commands.push(command)
    if (command.includes('urlopen')) return Promise.resolve({ ...result(''), status: this.cpuIndexAnswers ? 0 : 1 })
    if (command.includes('-m venv') && this.venvError !== null) {
      return Promise.resolve({ status: 1, stdout: '', stderr: this.venvError })
    }
    if (command.includes('-m pip')) return this.pip(options?.onLine)
    if (programArguments[0] === '-c') return Promise.resolve(result(JSON.stringify(this.describe(program))))
    return Promise.resolve(result(''))
  }

  private pip(onLine?: (line: string) => void) {
    for (const line of this.pipLines) onLine?.(line)
    const failure = { status: 1, stdout: '', stderr: this.pipError }
    return Promise.resolve(this.pipFails ? failure : result(''))
  }

  private describe(program: string) {
    return python({ executable: program, packages: this.packages, sitePackages: [path.dirname(program)] })
  }

  context(changes: Partial<MakeContext> = {}): MakeContext {
    return {
      platform: 'linux',
      cache,
      run: this.run,
      processes: processTable({ [process.pid]: 70 }),
      freeBytes: () => Promise.resolve(1e12),
      signal: this.abort.signal,
      onProgress: (progress) => this.progress.push(progress),
      ...changes,
    }
  }
}

async function leftovers(): Promise<string[]> {
  const folder = environmentsFolder(cache)
  return existsSync(folder) ? readdir(folder) : []
}

describe('makeEnvironment', () => {
  it('installs the pins, then the sample’s model without what it depends on', async () => {
    const machine = new Machine()
    await makeEnvironment(await trainingRecipe(requirements, 'cuda'), python(), machine.context())
    const [first, second] = machine.commands.filter((command) => command.includes('-m pip'))
    expect(first).toContain('trainer.txt')
    expect(first).not.toContain('--no-deps')
    expect(second).toContain('--no-deps --requirement')
    expect(second).toContain('sample.txt')
  })

  it('is found afterwards, and only for its own recipe', async () => {
    const recipe = await trainingRecipe(requirements, 'cpu')
    const made = await makeEnvironment(recipe, python(), new Machine().context())
    await writeFile(path.join(made.folder, 'python'), '')
    const published = { ...made, interpreter: { ...made.interpreter, executable: path.join(made.folder, 'python') } }
    await writeFile(path.join(environmentsFolder(cache), `${recipe.hash}.json`), JSON.stringify(published))
    expect(await environmentStore(cache, recipe).find()).toEqual(published)
    expect(await environmentStore(cache, { hash: 'other' }).find()).toBeNull()
  })

  it('is not found once the Python that it was made with is gone', async () => {
    const recipe = await trainingRecipe(requirements, 'cpu')
    await makeEnvironment(recipe, python(), new Machine().context())
    expect(await environmentStore(cache, recipe).find()).toBeNull()
  })

  it('leaves nothing behind when pip fails, and says what pip said', async () => {
    const machine = new Machine()
    machine.pipFails = true
    const making = makeEnvironment(await trainingRecipe(requirements, 'cpu'), python(), machine.context())
    await expect(making).rejects.toMatchObject({
      code: 'install-failed',
      message: expect.stringContaining('No matching distribution found for torch') as unknown,
    })
    expect(await leftovers()).toEqual([])
  })

  it.each([
    [
      'pip',
      {
        pipFails: true,
        pipError: 'ERROR: Could not install packages: [Errno 28] No space left on device\nNOTICE: new',
      },
    ],
    ['pip, of a quota,', { pipFails: true, pipError: 'OSError: [Errno 122] Disk quota exceeded' }],
    ['venv', { venvError: 'Error: [Errno 28] No space left on device' }],
  ])('says that the disk became full where %s does, and which folders may be meant', async (_, fails) => {
    const machine = Object.assign(new Machine(), fails)
    const making = makeEnvironment(await trainingRecipe(requirements, 'cpu'), python(), machine.context())
    await expect(making).rejects.toMatchObject({
      code: 'disk-filled',
      message: expect.stringMatching(/(no space|quota).*\. Packages go to .* by way of /i) as unknown,
      hint: expect.stringContaining('TMPDIR') as unknown,
    })
    expect(await leftovers()).toEqual([])
  })

  it('leaves nothing behind when it is cancelled', async () => {
    const machine = new Machine()
    machine.pipFails = true
    const onProgress = () => machine.abort.abort()
    const making = makeEnvironment(await trainingRecipe(requirements, 'cpu'), python(), machine.context({ onProgress }))
    await expect(making).rejects.toMatchObject({ code: 'cancelled' })
    expect(await leftovers()).toEqual([])
  })

  it('says while it is made who makes it, and no longer once it is whole', async () => {
    const machine = new Machine()
    const makers: unknown[] = []
    const run: RunProgram = async (program, programArguments, options) => {
      const [, module, folder = ''] = programArguments
      if (module === 'venv') makers.push(await makerOf(folder), existsSync(folder))
      return machine.run(program, programArguments, options)
    }
    const recipe = await trainingRecipe(requirements, 'cpu')
    const made = await makeEnvironment(recipe, python(), machine.context({ run }))
    expect(makers).toEqual([{ host: 'here', bootId: 'boot', pid: process.pid, startTime: 70 }, true])
    expect(await makerOf(made.folder)).toBeNull()
    expect((await leftovers()).sort()).toEqual([path.basename(made.folder), `${recipe.hash}.json`].sort())
  })

  it('leaves the one that another process has made meanwhile, and nothing of its own', async () => {
    const machine = new Machine()
    const recipe = await trainingRecipe(requirements, 'cpu')
    const interpreter = python({ executable: process.execPath })
    const theirs = { folder: path.join(environmentsFolder(cache), 'theirs'), torchBuild: 'cpu', interpreter } as const
    const run: RunProgram = async (program, programArguments, options) => {
      if (programArguments.includes('pip')) await publishEnvironment(cache, recipe, theirs)
      return machine.run(program, programArguments, options)
    }
    expect(await makeEnvironment(recipe, python(), machine.context({ run }))).toEqual(theirs)
    expect(await leftovers()).toEqual([`${recipe.hash}.json`])
    expect(await environmentStore(cache, recipe).find()).toEqual(theirs)
  })

  it('refuses to begin on a disk that is too full', async () => {
    const machine = new Machine()
    const context = machine.context({ freeBytes: () => Promise.resolve(1e8) })
    const making = makeEnvironment(await trainingRecipe(requirements, 'cpu'), python(), context)
    await expect(making).rejects.toMatchObject({ code: 'disk-full' })
    expect(machine.commands).toEqual([])
  })

  it('does not publish an environment in which a package is missing', async () => {
    const machine = new Machine()
    delete (machine.packages as Record<string, string>)['onnx']
    const recipe = await trainingRecipe(requirements, 'cpu')
    await expect(makeEnvironment(recipe, python(), machine.context())).rejects.toMatchObject({ code: 'install-failed' })
    expect(await leftovers()).toEqual([])
  })

  it.each([
    [
      'names the index of PyTorch without CUDA on Linux without a driver',
      'linux',
      'cpu',
      publicAddresses.torchCpuIndex,
    ],
    ['names the index of PyTorch with CUDA on Windows with a driver', 'win32', 'cuda', publicAddresses.torchCudaIndex],
    ['names none on Linux with a driver', 'linux', 'cuda', null],
    ['names none on macOS', 'darwin', 'cpu', null],
  ] as const)('%s', async (_, platform, build, address) => {
    const machine = new Machine()
    await makeEnvironment(await trainingRecipe(requirements, build), python(), machine.context({ platform }))
    const pip = machine.commands.find((command) => command.includes('-m pip')) ?? ''
    expect(/--extra-index-url (\S+)/.exec(pip)?.[1] ?? null).toBe(address)
  })

  it('names no index that does not answer: the machine may have one of its own', async () => {
    const machine = new Machine()
    machine.cpuIndexAnswers = false
    await makeEnvironment(await trainingRecipe(requirements, 'cpu'), python(), machine.context())
    expect(machine.commands.filter((command) => command.includes('--extra-index-url'))).toEqual([])
  })

  it('tells how far pip is', async () => {
    const machine = new Machine()
    machine.pipLines.push('Collecting torch==2.13.0 (from -r trainer.txt)', 'Installing collected packages: a, b')
    await makeEnvironment(await trainingRecipe(requirements, 'cuda'), python(), machine.context())
    expect(machine.progress.slice(0, 3)).toEqual([
      { stage: 'making', detail: '3.11.7' },
      { stage: 'collecting', detail: 'torch==2.13.0' },
      { stage: 'installing', detail: '2 packages' },
    ])
  })

  it('lays an environment for tests over another instead of installing that again', async () => {
    const machine = new Machine()
    const base = await makeEnvironment(await trainingRecipe(requirements, 'cpu'), python(), machine.context())
    machine.commands.length = 0
    const recipe = await developmentRecipe(requirements, base)
    const run: RunProgram = async (program, programArguments, options) => {
      const [, module, folder] = programArguments
      if (module === 'venv' && folder !== undefined) await mkdir(path.join(folder, 'bin'))
      return machine.run(program, programArguments, options)
    }
    const made = await makeEnvironment(recipe, base.interpreter, machine.context({ run }))
    const link = await readFile(path.join(made.folder, 'bin', 'base.pth'), 'utf8')
    expect(link.trim().split('\n')).toEqual(base.interpreter.sitePackages)
    expect(machine.commands.filter((command) => command.includes('trainer.txt'))).toEqual([])
  })
})

describe('the recipe of an environment', () => {
  const hash = async (build: Recipe['torchBuild'] = 'cpu') => (await trainingRecipe(requirements, build)).hash

  it('is another for another pin or another build of PyTorch', async () => {
    const before = await hash()
    expect(await hash('cuda')).not.toBe(before)
    await writeFile(path.join(requirements, 'trainer.txt'), '# why\ntorch==2.14.0\n')
    expect(await hash()).not.toBe(before)
  })

  it('is the same for another comment and other line ends', async () => {
    const before = await hash()
    await writeFile(path.join(requirements, 'trainer.txt'), '# because\r\ntorch==2.13.0\r\n')
    expect(await hash()).toBe(before)
  })

  it('takes the CUDA build where the driver’s files are', () => {
    expect(torchBuildFor('linux', {}, (file) => file === '/proc/driver/nvidia/version')).toBe('cuda')
    expect(torchBuildFor('linux', {}, () => false)).toBe('cpu')
  })
})
