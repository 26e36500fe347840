import { t } from '@vscode/l10n'
import '@vscode-elements/elements/dist/vscode-icon/index.js'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { LogExcerpt, ShownRun } from '../../src/shared/protocol/runPanel'
import { baseStyles } from '../common/baseStyles'
import { ActionEvent } from './ActionEvent'
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
    const { code, message, hint, key, log } = failure
    return html`<section role="alert">
      <vscode-icon name="error"></vscode-icon>
      <div>
        <p class="message">${message} <span class="code">(${code})</span></p>
        ${hint === '' ? nothing : html`<p>${hint}</p>`} ${this.#log(log)} ${this.isGone ? nothing : keyLink(key)}
      </div>
      ${this.isGone ? nothing : actionButton({ ...openLogAction(), label: t('Open log') })}
    </section>`
  }

  /** The lines of the log; pressed, they are shown where they stand. */
  #log(log: LogExcerpt | null): TemplateResult | typeof nothing {
    if (log === null) return nothing
    const { text, place } = log
    const code = html`<code>${place === null ? nothing : html`<span class="place">${place}</span>`}${text}</code>`
    if (this.isGone) return code
    const open = () => this.dispatchEvent(new ActionEvent('open-log', text))
    return html`<button class="log" title=${t('Open the log at this line')} @click=${open}>${code}</button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'run-failure': RunFailure
  }
}
