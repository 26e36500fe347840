import { mkdir, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { ProcessTable } from '../runs/processIdentity'
import { beginFolder, discardFolder, keepFolder } from './environmentFolder'
import { EnvironmentFailure } from './environmentFailure'
import type { ManagedEnvironment } from './environmentStore'
import { environmentsFolder, environmentStore, publishEnvironment } from './environmentStore'
import { pythonOf } from './findInterpreters'
import type { Interpreter } from './interpreter'
import { missingPackages, probeInterpreter } from './interpreter'
import { publicAddresses } from './publicAddresses'
import { environmentSizes } from './environmentSizes'
import { parsePipLine } from './pipProgress'
import type { PipProgress } from './pipProgress'
import type { Recipe, RequirementFile } from './recipe'
import type { ProgramResult, RunProgram } from './runProgram'

export interface MakeContext {
  readonly platform: NodeJS.Platform
  readonly cache: string
  readonly run: RunProgram
  readonly processes: ProcessTable
  /** Bytes that may still be written to the disk of a folder. */
  readonly freeBytes: (folder: string) => Promise<number>
  /** Removes what was made so far. */
  readonly signal: AbortSignal
  readonly onProgress: (progress: PipProgress) => void
}

/**
 * Makes the environment of a recipe in a folder of its own and publishes it when it is complete; where another process
 * has been faster in the meantime, it is that one's which stays.
 *
 * @throws {EnvironmentFailure} `disk-full`, `disk-filled`, `venv-unavailable`, `install-failed`, `cancelled`; nothing is left behind.
 */
export async function makeEnvironment(
  recipe: Recipe,
  python: Interpreter,
  context: MakeContext,
): Promise<ManagedEnvironment> {
  const parent = environmentsFolder(context.cache)
  await mkdir(parent, { recursive: true })
  if (recipe.base === null) await checkSpace(recipe, parent, context)
  const folder = await beginFolder(parent, recipe.hash, context.processes)
  const environment = await makeIn(folder, recipe, python, context)
  await keepFolder(folder)
  return environment
}

async function makeIn(
  folder: string,
  recipe: Recipe,
  python: Interpreter,
  context: MakeContext,
): Promise<ManagedEnvironment> {
  try {
    const interpreter = await install(recipe, python, folder, context)
    const theirs = await environmentStore(context.cache, recipe).find()
    if (theirs !== null) {
      await discardFolder(folder)
      return theirs
    }
    const environment = { folder, torchBuild: recipe.torchBuild, interpreter }
    await publishEnvironment(context.cache, recipe, environment)
    return environment
  } catch (error) {
    await discardFolder(folder)
    throw context.signal.aborted ? new EnvironmentFailure('cancelled') : error
  }
}

async function checkSpace(recipe: Recipe, folder: string, context: MakeContext): Promise<void> {
  const needed = environmentSizes[recipe.torchBuild].disk
  const free = await context.freeBytes(folder)
  if (free >= needed) return
  throw new EnvironmentFailure('disk-full', { needed: gigabytes(needed), free: gigabytes(free), folder })
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`
}

async function install(
  recipe: Recipe,
  python: Interpreter,
  folder: string,
  context: MakeContext,
): Promise<Interpreter> {
  const { run, signal } = context
  context.onProgress({ stage: 'making', detail: python.version })
  const made = await run(python.executable, ['-m', 'venv', folder], { signal })
  if (made.status !== 0) {
    throw failureOf(made, 'venv-unavailable', context, { program: python.executable })
  }
  const executable = pythonOf(folder, context.platform)
  if (recipe.base !== null) await layOver(recipe.base, executable, run)
  const index = await torchIndex(recipe, executable, context)
  for (const file of recipe.files) await installFile(file, index, executable, context)
  const interpreter = await probeInterpreter([executable], run)
  const missing = interpreter === null ? ['python'] : missingPackages(interpreter)
  if (interpreter === null || missing.length > 0) {
    throw new EnvironmentFailure('install-failed', { reason: `${missing.join(', ')} not found afterwards.` })
  }
  return interpreter
}

/** A `.pth` file in site-packages adds the lines in it to the import path: the base's packages are seen from here. */
async function layOver(base: ManagedEnvironment, executable: string, run: RunProgram): Promise<void> {
  const bare = await probeInterpreter([executable], run)
  const own = bare?.sitePackages[0]
  if (own === undefined)
    throw new EnvironmentFailure('install-failed', { reason: 'the new environment does not start.' })
  await writeFile(path.join(own, 'base.pth'), `${base.interpreter.sitePackages.join('\n')}\n`)
}

async function installFile(
  file: RequirementFile,
  index: readonly string[],
  executable: string,
  context: MakeContext,
): Promise<void> {
  const result = await context.run(
    executable,
    [
      ...['-m', 'pip', 'install', '--no-input', '--disable-pip-version-check', '--progress-bar', 'off'],
      ...index,
      ...(file.withDependencies ? [] : ['--no-deps']),
      ...['--requirement', file.path],
    ],
    {
      signal: context.signal,
      onLine: (line) => {
        const progress = parsePipLine(line)
        if (progress !== null) context.onProgress(progress)
      },
    },
  )
  if (result.status !== 0) throw failureOf(result, 'install-failed', context)
}

/**
 * Where PyTorch's right build is, if not where pip looks by itself. A machine that cannot reach the address may have a
 * package index of its own, so it is only named when it answers. Asked from Python, which honours proxies.
 */
async function torchIndex(recipe: Recipe, executable: string, context: MakeContext): Promise<readonly string[]> {
  const address = torchIndexAddress(recipe, context.platform)
  if (address === null) return []
  const script = 'import sys, urllib.request; urllib.request.urlopen(sys.argv[1], timeout=5)'
  const { status } = await context.run(executable, ['-c', script, `${address}/torch/`], { timeout: 10_000 })
  return status === 0 ? ['--extra-index-url', address] : []
}

function torchIndexAddress(recipe: Recipe, platform: NodeJS.Platform): string | null {
  if (recipe.base !== null) return null
  if (platform === 'linux' && recipe.torchBuild === 'cpu') return publicAddresses.torchCpuIndex
  if (platform === 'win32' && recipe.torchBuild === 'cuda') return publicAddresses.torchCudaIndex
  return null
}

/** Whatever a step was about, on a full disk that is why it failed. */
function failureOf(
  result: ProgramResult,
  code: 'venv-unavailable' | 'install-failed',
  { cache }: MakeContext,
  details: Readonly<Record<string, string>> = {},
): EnvironmentFailure {
  const reason = lastLine(result)
  const isDiskFull = [result.stdout, result.stderr].some((said) => diskFull.test(said))
  if (!isDiskFull) return new EnvironmentFailure(code, { ...details, reason })
  return new EnvironmentFailure('disk-filled', { reason, folder: cache, temporary: os.tmpdir() })
}

/** In the words of Linux, macOS and Windows. */
const diskFull = /no space left on device|dis[ck] quota exceeded|not enough space on the disk/i

/** pip's errors end with one line that says it. */
function lastLine(result: ProgramResult): string {
  const lines = (result.stderr.trim() === '' ? result.stdout : result.stderr).trim().split('\n')
  return lines.findLast((line) => line.startsWith('ERROR:'))?.slice('ERROR: '.length) ?? lines.at(-1) ?? ''
}
