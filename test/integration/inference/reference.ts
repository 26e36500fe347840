import { execFile } from 'node:child_process'
import { existsSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'

const root = path.resolve(import.meta.dirname, '../../..')

/** The Python that has the trainer's packages: the one named in the environment, else the checkout's own. */
export const python = process.env['FINETUNE_PYTHON'] ?? path.join(root, '.venv/bin/python')

export const trainerFolder = path.join(root, 'src/trainer')

/** Run a command of `reference.py`. */
export async function reference(...commandArguments: readonly string[]): Promise<void> {
  await runPython('reference.py', ...commandArguments)
}

/** Run a script of this folder. */
export async function runPython(script: string, ...scriptArguments: readonly string[]): Promise<void> {
  if (!existsSync(python)) throw new Error(`no Python at ${python}: set FINETUNE_PYTHON`)
  const env = { ...process.env, HF_HUB_OFFLINE: '1', TOKENIZERS_PARALLELISM: 'false' }
  await promisify(execFile)(python, [path.join(import.meta.dirname, script), ...scriptArguments], { env })
}

/** Bundle the child process from the sources as they are now; answers its path. */
export async function bundleChild(folder: string): Promise<string> {
  const program = path.join(folder, 'inference.cjs')
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
  await build({
    absWorkingDir: root,
    entryPoints: ['src/inference/main.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    logLevel: 'error',
  })
  return program
}
