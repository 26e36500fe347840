import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import path from 'node:path'
import type { ChosenInterpreter } from './chooseInterpreter'
import { EnvironmentFailure } from './environmentFailure'
import { environmentSizes } from './environmentSizes'
import { publicAddresses } from './publicAddresses'
import type { PythonSetup } from './pythonSetup'

/** What is looked at, in this order. */
export type FindingCode = 'python' | 'packages' | 'device' | 'disk' | 'hub' | 'inference'

/** One thing that was looked at: `warning` limits what can be done, `error` keeps training from starting. */
export interface Finding {
  readonly code: FindingCode
  readonly status: 'ok' | 'warning' | 'error'
  /** What was found, a sentence or a list of versions. */
  readonly message: string
  /** What to do about it; empty when it is well. */
  readonly mend: string
}

export interface DiagnosisContext {
  readonly setup: PythonSetup
  readonly variables: Readonly<NodeJS.ProcessEnv>
  /** Where runs would be written. */
  readonly folder: string
  /** The product's `dist/native`. */
  readonly nativeFolder: string
}

/** Looks at everything that training and inference need; never throws. */
export async function diagnose(context: DiagnosisContext): Promise<readonly Finding[]> {
  const python = await choosePython(context.setup)
  const inference = findInference(context.nativeFolder)
  const disk = await findDisk(context.folder)
  if ('code' in python) return [python, disk, inference]
  const { executable } = python
  const [device, hub] = await Promise.all([findDevice(executable, context), findHub(executable, context)])
  return [describePython(python), describePackages(python), device, disk, hub, inference]
}

async function choosePython(setup: PythonSetup): Promise<ChosenInterpreter | Finding> {
  try {
    return await setup.choose()
  } catch (error) {
    if (!(error instanceof EnvironmentFailure)) throw error
    return { code: 'python', status: 'error', message: error.message, mend: error.hint }
  }
}

const origins: Readonly<Record<ChosenInterpreter['origin'], string>> = {
  setting: 'named in the settings',
  variable: 'named by FINETUNE_PYTHON',
  workspace: 'chosen for this workspace',
  active: 'the active environment',
  managed: 'made by `finetune setup`',
  path: 'on the search path',
}

function describePython(python: ChosenInterpreter): Finding {
  const message = `Python ${python.version}, ${origins[python.origin]}: ${python.executable}`
  return { code: 'python', status: 'ok', message, mend: '' }
}

function describePackages(python: ChosenInterpreter): Finding {
  const versions = Object.entries(python.packages).map(([name, version]) => `${name} ${version}`)
  return { code: 'packages', status: 'ok', message: versions.join(', '), mend: '' }
}

async function findDevice(executable: string, { setup }: DiagnosisContext): Promise<Finding> {
  const trainer = path.join(await setup.placeTrainer(), 'run_trainer.py')
  const result = await setup.run(executable, [trainer, 'probe'], { timeout: 60_000 })
  if (result.status !== 0) {
    return {
      code: 'device',
      status: 'error',
      message: `PyTorch does not start: ${result.stderr.trim().split('\n').at(-1) ?? ''}`,
      mend: 'Run `finetune setup` for an environment that is known to work.',
    }
  }
  const device = readDevice(result.stdout)
  if (device !== 'cpu' || setup.recipe.torchBuild === 'cpu') {
    return { code: 'device', status: 'ok', message: `Trains on ${device}`, mend: '' }
  }
  return {
    code: 'device',
    status: 'warning',
    message: 'There is an NVIDIA driver, but this PyTorch trains on the CPU',
    mend: 'Run `finetune setup`, or install PyTorch’s CUDA build in this Python.',
  }
}

/** The best device of the trainer's `probe`: accelerators come first. */
function readDevice(stdout: string): string {
  try {
    const probe = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { devices?: readonly { type?: string }[] }
    return probe.devices?.[0]?.type ?? 'cpu'
  } catch {
    return 'cpu'
  }
}

/** Bytes that a run of a base-sized model with two checkpoints takes. */
const runSize = 4e9

async function findDisk(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const message = `${(free / 1e9).toFixed(1)} GB free where runs are written: ${folder}`
  if (free >= runSize) return { code: 'disk', status: 'ok', message, mend: '' }
  const mend = 'A run of a base-sized model takes up to 4 GB: make room, or name another `output_dir`.'
  return { code: 'disk', status: free > environmentSizes.cpu.disk ? 'warning' : 'error', message, mend }
}

const hubScript = `
import sys, urllib.error, urllib.request
try:
    urllib.request.urlopen(sys.argv[1], timeout=5)
except urllib.error.HTTPError:
    pass
`

async function findHub(executable: string, { setup, variables }: DiagnosisContext): Promise<Finding> {
  const address = variables['HF_ENDPOINT'] ?? publicAddresses.hub
  if (variables['HF_HUB_OFFLINE'] === '1') {
    return { code: 'hub', status: 'ok', message: 'Models come from this disk only (HF_HUB_OFFLINE=1)', mend: '' }
  }
  const { status } = await setup.run(executable, ['-c', hubScript, address], { timeout: 15_000 })
  if (status === 0) return { code: 'hub', status: 'ok', message: `Models can be downloaded from ${address}`, mend: '' }
  return {
    code: 'hub',
    status: 'warning',
    message: `${address} does not answer: only models on this disk can be trained`,
    mend: 'Check the network; behind a proxy set HTTPS_PROXY; for a mirror set HF_ENDPOINT.',
  }
}

function findInference(nativeFolder: string): Finding {
  const library = path.join(nativeFolder, 'onnxruntime_binding.node')
  if (existsSync(library)) return { code: 'inference', status: 'ok', message: 'ONNX Runtime is there', mend: '' }
  return {
    code: 'inference',
    status: 'warning',
    message: `ONNX Runtime has no library for ${process.platform}-${process.arch}`,
    mend: 'Predict with `--engine python`.',
  }
}
