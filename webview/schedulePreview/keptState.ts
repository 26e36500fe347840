import { isRecord } from '../../src/shared/check'
import type { SchedulePanelState } from '../../src/shared/protocol/schedulePanel'

/** What VS Code is to keep of the panel: the config's address, and the view as it was kept before. */
export function keptState(config: string, before: unknown): SchedulePanelState {
  const isComparing = isRecord(before) && before['config'] === config ? before['isComparing'] !== false : true
  return { config, isComparing }
}
