import type { ErrorBrowserIntent } from '../../src/shared/protocol/errorBrowser'
import type { ErrorFilter } from './model/filter'
import type { Order } from './model/order'

/** The user looks at other examples, or at them in another order. */
export class ViewEvent extends Event {
  static readonly type = 'errors-view'
  constructor(readonly change: { readonly filter?: Partial<ErrorFilter>; readonly order?: Order }) {
    super(ViewEvent.type, { bubbles: true, composed: true })
  }
}

/** The user wants something of the host. */
export class IntentEvent extends Event {
  static readonly type = 'errors-intent'
  constructor(readonly intent: ErrorBrowserIntent) {
    super(IntentEvent.type, { bubbles: true, composed: true })
  }
}

/** The user goes to an example, or opens or closes its labels. */
export class ActiveEvent extends Event {
  static readonly type = 'errors-active'
  constructor(
    readonly example: number,
    readonly isEditing: boolean,
  ) {
    super(ActiveEvent.type, { bubbles: true, composed: true })
  }
}
