import type { ViewOptions } from '../../src/shared/protocol/dashboard'

/** The user wants to look at the charts in another way. */
export class OptionsEvent extends Event {
  static readonly type = 'view-options'

  constructor(readonly options: ViewOptions) {
    super(OptionsEvent.type, { bubbles: true, composed: true })
  }
}
