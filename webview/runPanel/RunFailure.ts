import { t } from '@vscode/l10n'
import '@vscode-elements/elements/dist/vscode-icon/index.js'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ShownRun } from '../../src/shared/protocol/runPanel'
import { baseStyles } from '../common/baseStyles'
import { actionButton } from './actionButton'
import { actionButtonStyles } from './actionButtonStyles'
import { openLogAction } from './actions'
import { keyLink } from './keyLink'
import { runFailureStyles } from './runFailureStyles'

/** Why a run failed and what to do. */
@customElement('run-failure')
export class RunFailure extends LitElement {
  static override readonly styles = [baseStyles, actionButtonStyles, runFailureStyles]

  @property({ attribute: false }) accessor failure: ShownRun['failure'] = null
  /** Its directory is not there any more, and so is its log. */
  @property({ attribute: false }) accessor isGone = false

  override render(): TemplateResult | typeof nothing {
    const { failure } = this
    this.hidden = failure === null
    if (failure === null) return nothing
    const { code, message, hint, key } = failure
    return html`<section role="alert">
      <vscode-icon name="error"></vscode-icon>
      <div>
        <p class="message">${message} <span class="code">(${code})</span></p>
        ${hint === '' ? nothing : html`<p>${hint}</p>`} ${this.isGone ? nothing : keyLink(key)}
      </div>
      ${this.isGone ? nothing : actionButton({ ...openLogAction(), label: t('Open log') })}
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'run-failure': RunFailure
  }
}
