import type { RunPanelAction } from '../../src/shared/protocol/runPanel'

/** The user wants something done to the run. */
export class ActionEvent extends Event {
  static readonly type = 'run-action'

  constructor(readonly action: RunPanelAction) {
    super(ActionEvent.type, { bubbles: true, composed: true })
  }
}
