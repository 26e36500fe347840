import type { RunPanelState } from '../../src/shared/protocol/runPanel'

/** What VS Code is to keep of the panel: the run's address, and the view if what was kept is of the same run. */
export function keptState(directory: string, before: unknown): RunPanelState {
  if (typeof before !== 'object' || before === null || !('directory' in before)) return { directory }
  return before.directory === directory && 'view' in before ? { directory, view: before.view } : { directory }
}
