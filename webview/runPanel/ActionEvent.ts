import type { RunPanelAction } from '../../src/shared/protocol/runPanel'

/** The user wants something done to the run. */
export class ActionEvent extends Event {
  static readonly type = 'run-action'

  /** @param key of the config, whose line is to be shown */
  constructor(
    readonly action: RunPanelAction,
    readonly key: string | null = null,
  ) {
    super(ActionEvent.type, { bubbles: true, composed: true })
  }
}
