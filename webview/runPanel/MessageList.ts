import '@vscode-elements/elements/dist/vscode-icon/index.js'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ShownRun } from '../../src/shared/protocol/runPanel'
import { baseStyles } from '../common/baseStyles'
import { keyLink } from './keyLink'
import { messageListStyles } from './messageListStyles'
import { noteCount, warningCount } from './messages'

/** Warnings or notes behind their count: what a run says at its start is not to push its charts away. */
@customElement('message-list')
export class MessageList extends LitElement {
  static override readonly styles = [baseStyles, messageListStyles]

  @property({ attribute: false }) accessor messages: ShownRun['warnings'] = []
  @property() accessor kind: 'warning' | 'note' = 'note'

  override render(): TemplateResult | typeof nothing {
    const { messages } = this
    this.hidden = messages.length === 0
    if (this.hidden) return nothing
    const isWarning = this.kind === 'warning'
    return html`<details class=${this.kind}>
      <summary>
        <vscode-icon class="disclosure" name="chevron-right"></vscode-icon>
        <vscode-icon class="kind" name=${isWarning ? 'warning' : 'info'}></vscode-icon>
        ${isWarning ? warningCount(messages.length) : noteCount(messages.length)}
      </summary>
      <ul>
        ${messages.map(
          ({ code, message, key }) =>
            html`<li>${message} <span class="code quiet">(${code})</span> ${keyLink(key)}</li>`,
        )}
      </ul>
    </details>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'message-list': MessageList
  }
}
