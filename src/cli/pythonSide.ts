import path from 'node:path'
import { EnvironmentFailure } from '../environment/environmentFailure'
import { pythonSetup } from '../environment/pythonSetup'
import type { PythonSetup } from '../environment/pythonSetup'
import { LiveRuns } from '../runs/LiveRuns'
import { systemProcesses } from '../runs/processIdentity'
import { StartingRuns } from '../runs/StartingRuns'
import type { CliContext } from './context'

/** What the commands start the trainer with. */
export interface PythonSide {
  /** Absolute path of the Python. */
  readonly executable: string
  /** Folders that its packages are imported from: models may lie there. */
  readonly sitePackages: readonly string[]
  /** Folder with `run_trainer.py`. */
  readonly trainerFolder: string
  /** Where a started run is noted. */
  readonly liveRuns: LiveRuns
  /** Where a start is noted while it goes on. */
  readonly startingRuns: StartingRuns
}

/** The product's own copy of the trainer, beside the bundle: `dist/trainer`. */
export const trainerSource = path.join(__dirname, 'trainer')

/** The environments of the product on this machine. */
export function setupOf(context: Pick<CliContext, 'environmentVariables'>): Promise<PythonSetup> {
  return pythonSetup(trainerSource, context.environmentVariables)
}

/** Where a Python imports packages from; none without a Python, which is the business of `doctor` and `start`. */
export async function sitePackagesOf(python: Promise<Pick<PythonSide, 'sitePackages'>>): Promise<readonly string[]> {
  try {
    return (await python).sitePackages
  } catch (error) {
    if (error instanceof EnvironmentFailure) return []
    throw error
  }
}

/**
 * The Python and the trainer to start.
 *
 * @throws {EnvironmentFailure} when there is no Python to train with
 */
export async function pythonSide(context: Pick<CliContext, 'environmentVariables'>): Promise<PythonSide> {
  const setup = await setupOf(context)
  const [{ executable, sitePackages }, trainerFolder] = await Promise.all([setup.choose(), setup.placeTrainer()])
  const { cache } = setup
  const notes = { liveRuns: new LiveRuns(cache), startingRuns: new StartingRuns(cache, systemProcesses) }
  return { executable, sitePackages, trainerFolder, ...notes }
}
