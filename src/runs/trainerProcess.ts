import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { runError } from './runError'
import { reasonOf } from '../shared/systemError'
import { runFiles } from './runFiles'

/** The Python side: what to start, and with what. */
export interface TrainerProgram {
  /** Absolute path of a Python that has the packages. */
  readonly interpreter: string
  /** Folder with `run_trainer.py`; a copy that no update changes under a run. */
  readonly trainerFolder: string
  /** Of the process that starts it; what would put a user's own modules in the way is taken out. */
  readonly variables: Readonly<NodeJS.ProcessEnv>
}

/** How a process ended: one of the two is null. */
export interface Ending {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** A trainer that was started here. It goes on when this process ends. */
export interface TrainerProcess {
  readonly pid: number
  /** Null while it runs. */
  ending(): Ending | null
  /** End it at once and wait until it has ended. */
  kill(): Promise<void>
}

/**
 * Start the trainer in a session of its own with its output in `log.txt`, so that nothing that happens to this process
 * or its terminal reaches it. On Windows it has neither a console window nor a place in this process's job.
 *
 * @param mode `--resume` goes on from the last checkpoint
 * @throws RunError `trainer-not-started`
 */
export async function spawnTrainer(
  directory: string,
  program: TrainerProgram,
  mode: 'start' | 'resume',
): Promise<TrainerProcess> {
  const { interpreter, trainerFolder, variables } = program
  const script = path.join(trainerFolder, 'run_trainer.py')
  const log = await open(path.join(directory, runFiles.log), 'a')
  try {
    const child = spawn(interpreter, [script, 'train', directory, ...(mode === 'resume' ? ['--resume'] : [])], {
      cwd: directory,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log.fd, log.fd],
      env: trainerVariables(variables),
    })
    return await begun(child)
  } catch (error) {
    throw runError('trainer-not-started', { program: interpreter, reason: reasonOf(error) }, error)
  } finally {
    await log.close()
  }
}

async function begun(child: ChildProcess): Promise<TrainerProcess> {
  let ending: Ending | null = null
  child.once('exit', (code, signal) => (ending = { code, signal }))
  await once(child, 'spawn')
  child.unref()
  const kill = async () => {
    if (ending === null && child.kill('SIGKILL')) await once(child, 'exit')
  }
  return { pid: child.pid ?? 0, ending: () => ending, kill }
}

/** In words, for a message: `exit code 1`, `killed by SIGKILL`. */
export function describeEnding({ code, signal }: Ending): string {
  return signal === null ? `exit code ${code ?? 'unknown'}` : `killed by ${signal}`
}

/**
 * Absolute folders of `PYTHONPATH` stay, as clusters bring packages in by it; relative ones would mean the run directory,
 * and the current folder is the user's project, whose `datasets.py` must not be imported.
 */
export function trainerVariables(variables: Readonly<NodeJS.ProcessEnv>): NodeJS.ProcessEnv {
  // The editor's own processes are Node by this variable; a Python that starts the editor must not pass it on.
  const { PYTHONPATH: written = '', ELECTRON_RUN_AS_NODE: _, ...rest } = variables
  const folders = written.split(path.delimiter).filter((folder) => path.isAbsolute(folder) && !isCurrentFolder(folder))
  return {
    ...rest,
    // Empty rather than absent, so that it also replaces what this process would hand down.
    PYTHONPATH: folders.join(path.delimiter),
    PYTHONUNBUFFERED: '1',
    PYTHONUTF8: '1',
  }
}

function isCurrentFolder(folder: string): boolean {
  return path.resolve(folder) === process.cwd()
}
