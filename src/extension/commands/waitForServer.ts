import type { Clock } from '../../shared/clock'

/** Milliseconds between two looks whether a server answers, and how long to look: TensorBoard imports for seconds. */
const pollInterval = 250
const patience = 60_000

/** A server that was started in a terminal. */
export interface StartedServer {
  hasEnded(): boolean
  isCancelled(): boolean
  answers(): Promise<boolean>
}

/** Waits until a server answers, has ended, is no longer wanted, or has been silent for long. */
export async function waitForServer(
  server: StartedServer,
  clock: Pick<Clock, 'monotonic' | 'sleep'>,
): Promise<'answers' | 'ended' | 'cancelled' | 'silent'> {
  const deadline = clock.monotonic() + patience
  while (clock.monotonic() < deadline) {
    if (server.isCancelled()) return 'cancelled'
    if (server.hasEnded()) return 'ended'
    if (await server.answers()) return 'answers'
    await clock.sleep(pollInterval)
  }
  return 'silent'
}
