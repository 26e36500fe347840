import { isLive } from '../../runs/deriveState'
import { LiveRuns } from '../../runs/LiveRuns'
import { systemReader } from '../../runs/RunReader'
import type { RunSummary } from '../../runs/runSummary'
import { isOnHost } from '../../runs/runSummary'
import { StartingRuns } from '../../runs/StartingRuns'
import type { Services } from './services'

/** The live runs of this user: those of this workspace, and those that were started from other folders. */
export async function liveRuns({ runs, python }: Pick<Services, 'runs' | 'python'>): Promise<readonly RunSummary[]> {
  const here = (await runs.look()).filter(({ state }) => isLive(state))
  const { cache } = await python.setup()
  const known = new Set(here.map(({ directory }) => directory))
  const elsewhere = (await new LiveRuns(cache).look(systemReader)).filter(({ directory }) => !known.has(directory))
  return [...here, ...elsewhere]
}

/** Those that train on this machine. */
export async function liveRunsOfMachine(services: Pick<Services, 'runs' | 'python'>): Promise<readonly RunSummary[]> {
  return (await liveRuns(services)).filter((run) => isOnHost(run, systemReader.processes.host))
}

/** Absolute paths of the configs that are being started on this machine, whose runs are not seen to be live yet. */
export async function startsOfMachine(
  { python }: Pick<Services, 'python'>,
  live: readonly RunSummary[],
): Promise<readonly string[]> {
  const { cache } = await python.setup()
  const seen = new Set(live.map(({ configPath }) => configPath))
  return (await new StartingRuns(cache, systemReader.processes).look()).filter((config) => !seen.has(config))
}
