/** What a run is doing, derived from its events and from whether its trainer is alive; never stored. */
export const runStates = [
  'running',
  'not-responding',
  'interrupted',
  'completed',
  'early-stopped',
  'stopped',
  'failed',
] as const
export type RunState = (typeof runStates)[number]
