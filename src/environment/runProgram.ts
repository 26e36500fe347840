import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** How a program ended. `status` is null when a signal ended it, it could not be started, or it ran out of time. */
export interface ProgramResult {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface ProgramOptions {
  /** Milliseconds after which it is killed. */
  readonly timeout?: number
  /** Kills it when aborted. */
  readonly signal?: AbortSignal
  /** Called with each line of its standard output as it comes. */
  readonly onLine?: (line: string) => void
  /** Added to this process's. */
  readonly variables?: Readonly<NodeJS.ProcessEnv>
  readonly cwd?: string
}

/** Runs a program without a shell and collects what it prints. Never throws: a program that is not there has no status. */
export type RunProgram = (
  program: string,
  programArguments: readonly string[],
  options?: ProgramOptions,
) => Promise<ProgramResult>

export const runProgram: RunProgram = (program, programArguments, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(program, programArguments, {
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      env: { ...process.env, ...options.variables },
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    })
    const stdout: string[] = []
    const stderr: string[] = []
    createInterface({ input: child.stdout }).on('line', (line) => {
      stdout.push(line)
      options.onLine?.(line)
    })
    createInterface({ input: child.stderr }).on('line', (line) => stderr.push(line))
    let status: number | null = null
    child.on('error', (error) => stderr.push(error.message))
    child.on('exit', (code) => (status = code))
    child.on('close', () => resolve({ status, stdout: stdout.join('\n'), stderr: stderr.join('\n') }))
  })
