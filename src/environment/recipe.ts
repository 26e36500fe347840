import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ManagedEnvironment } from './environmentStore'

/** Which build of PyTorch: with CUDA libraries where an NVIDIA driver is found, without elsewhere. */
export type TorchBuild = 'cpu' | 'cuda'

/** A file of pinned requirements. */
export interface RequirementFile {
  readonly path: string
  /** Whether what the listed packages depend on is installed too. */
  readonly withDependencies: boolean
}

/** What a managed environment is made of. Another recipe has another hash, hence another folder. */
export interface Recipe {
  readonly hash: string
  readonly files: readonly RequirementFile[]
  readonly torchBuild: TorchBuild
  /** An environment whose packages are seen too, and not installed again. */
  readonly base: ManagedEnvironment | null
}

/** Recipe of what training needs, the sample's model included. */
export async function trainingRecipe(requirementsFolder: string, torchBuild: TorchBuild): Promise<Recipe> {
  const files = [
    { path: path.join(requirementsFolder, 'trainer.txt'), withDependencies: true },
    { path: path.join(requirementsFolder, 'sample.txt'), withDependencies: false },
  ]
  return { hash: await hashOf(files, torchBuild), files, torchBuild, base: null }
}

/** Recipe of what tests and benches need on top of the environment for training. */
export async function developmentRecipe(requirementsFolder: string, base: ManagedEnvironment): Promise<Recipe> {
  const files = [{ path: path.join(requirementsFolder, 'development.txt'), withDependencies: true }]
  return { hash: await hashOf(files, base.folder), files, torchBuild: base.torchBuild, base }
}

async function hashOf(files: readonly RequirementFile[], ...more: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const part of [process.platform, process.arch, ...more]) hash.update(`${part}\n`)
  for (const file of files) hash.update(normalise(await readFile(file.path, 'utf8')))
  return hash.digest('hex').slice(0, 16)
}

/** The requirements alone: a comment or a checkout with CRLF makes no new environment. */
function normalise(text: string): string {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .join('\n')
}

/** The build of PyTorch for this machine, told by the driver's files: no process is started. */
export function torchBuildFor(
  platform: NodeJS.Platform,
  variables: Readonly<NodeJS.ProcessEnv>,
  exists: (file: string) => boolean = existsSync,
): TorchBuild {
  const windows = variables['SystemRoot'] ?? 'C:\\Windows'
  const driver = platform === 'win32' ? path.join(windows, 'System32', 'nvcuda.dll') : '/proc/driver/nvidia/version'
  return exists(driver) ? 'cuda' : 'cpu'
}
