import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { vscodeTools, type VsCodeTools } from '../../../src/build/vscodeTools.mjs'

const root = path.resolve(import.meta.dirname, '../../..')

declare module 'vitest' {
  interface ProvidedContext {
    /** Programs that make a VS Code. */
    tools: VsCodeTools
    /** Python that has the trainer's packages. */
    python: string
    /** Folder for projects; it goes away at the end. */
    projects: string
    /** Folder of a tiny model. */
    model: string
    /** Folder for the product's cache, so that tests do not fill the user's. */
    cache: string
  }
}

/** Makes, once for all test files, what they share. */
export async function setup(project: TestProject): Promise<() => void> {
  const tools = await vscodeTools((line) => process.stderr.write(`${line}\n`))
  if ('missing' in tools) throw new Error(`No real VS Code: ${tools.missing}`)
  if (!existsSync(path.join(root, 'dist', 'cli.js'))) throw new Error('There is no dist/: run `npm run build`.')
  const python = process.env['FINETUNE_PYTHON'] ?? path.join(root, '.venv/bin/python')
  if (!existsSync(python)) throw new Error(`There is no Python at ${python}: set FINETUNE_PYTHON.`)
  const projects = mkdtempSync(path.join(tmpdir(), 'finetune-e2e-'))
  const model = path.join(projects, 'tiny-bert')
  execFileSync(python, [path.join(root, 'test/trainer/tiny.py'), model, 'bert'], { stdio: 'pipe' })
  project.provide('tools', tools)
  project.provide('python', python)
  project.provide('projects', projects)
  project.provide('model', model)
  project.provide('cache', path.join(projects, 'cache'))
  return () => rmSync(projects, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}
