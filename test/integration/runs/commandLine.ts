import type { ChildProcessByStdio } from 'node:child_process'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { buildSync } from 'esbuild'
import { makeTinyProject, type TinySettings } from '../../tinyProject'

const root = path.resolve(import.meta.dirname, '../../..')
const python = process.env['FINETUNE_PYTHON'] ?? path.join(root, '.venv/bin/python')

/** A command that runs. */
export type Spawned = ChildProcessByStdio<null, Readable, Readable>

/** A command line in a process of its own, with the real trainer. */
export class CommandLine {
  /** Everything lies in here: product, cache, model, projects. */
  readonly folder = mkdtempSync(path.join(tmpdir(), 'finetune-command-line-'))
  private readonly program = path.join(this.folder, 'cli.cjs')

  constructor() {
    buildSync({
      absWorkingDir: root,
      entryPoints: ['src/cli/main.ts'],
      outfile: this.program,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'error',
    })
    symlinkSync(path.join(root, 'src/trainer'), path.join(this.folder, 'trainer'), 'junction')
    execFileSync(python, [path.join(root, 'test/trainer/tiny.py'), path.join(this.folder, 'model'), 'bert'])
  }

  /** A folder with a config and data, small enough to be trained on in a moment. */
  project(name: string, settings: TinySettings): string {
    const folder = path.join(this.folder, name)
    makeTinyProject(folder, path.join(this.folder, 'model'), settings)
    return folder
  }

  /** Start a command; its output is collected by `outcomeOf`. */
  spawn(cwd: string, ...commandLine: readonly string[]): Spawned {
    return spawn(process.execPath, [this.program, ...commandLine], {
      cwd,
      // A group of its own, so that a test can kill all of it.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        FINETUNE_PYTHON: python,
        FINETUNE_LAB_CACHE: path.join(this.folder, 'cache'),
        HF_HUB_OFFLINE: '1',
        // A tiny model gains nothing from threads that wait for each other.
        OMP_NUM_THREADS: '1',
        NO_COLOR: '1',
      },
    })
  }

  /** Run a command with `--json` to its end. */
  async json(
    cwd: string,
    ...commandLine: readonly string[]
  ): Promise<{ readonly code: number | null; readonly json: unknown }> {
    const outcome = await outcomeOf(this.spawn(cwd, ...commandLine, '--json'))
    try {
      return { code: outcome.code, json: JSON.parse(outcome.stdout) }
    } catch (error) {
      throw new Error(`finetune ${commandLine.join(' ')}: ${outcome.stderr}`, { cause: error })
    }
  }
}

/** What a command ended with; its code is null when it was killed. */
export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Waits for a command to end. */
export async function outcomeOf(child: Spawned): Promise<Outcome> {
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: child.exitCode, stdout, stderr }
}
