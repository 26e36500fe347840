import type * as vscode from 'vscode'
import type { ViewOptions } from '../../shared/protocol/dashboard'
import { readViewOptions } from '../../shared/protocol/dashboard'

const key = 'viewOptions'

/** How the charts of this workspace are looked at. */
export class ViewMemory {
  constructor(private readonly state: vscode.Memento) {}

  get options(): ViewOptions {
    return readViewOptions(this.state.get(key))
  }

  remember(options: ViewOptions): void {
    void this.state.update(key, options)
  }
}
