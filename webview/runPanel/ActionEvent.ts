import type { RunPanelAction } from '../../src/shared/protocol/runPanel'

/** The user wants something done to the run. */
export class ActionEvent extends Event {
  static readonly type = 'run-action'

  /** @param at a key of the config or the text of a line of the log, that is to be shown */
  constructor(
    readonly action: RunPanelAction,
    readonly at: string | null = null,
  ) {
    super(ActionEvent.type, { bubbles: true, composed: true })
  }
}
