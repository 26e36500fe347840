import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ShownRun } from '../../src/shared/protocol/runPanel'
import { baseStyles } from '../common/baseStyles'
import { ActionEvent } from './ActionEvent'
import { runMessagesStyles } from './runMessagesStyles'

/** Why the run failed and what to do, and what the trainer warned of. */
@customElement('run-messages')
export class RunMessages extends LitElement {
  static override readonly styles = [baseStyles, runMessagesStyles]

  @property({ attribute: false }) accessor run: ShownRun | null = null
  @property({ attribute: false }) accessor isGone = false

  override render(): TemplateResult | typeof nothing {
    if (this.run === null) return nothing
    const { failure, warnings } = this.run
    this.hidden = failure === null && warnings.length === 0
    return html`${failure === null ? nothing : this.#failure(failure)}
    ${warnings.length === 0 ? nothing : warningList(warnings)}`
  }

  #failure({ code, message, hint }: NonNullable<ShownRun['failure']>): TemplateResult {
    return html`<section class="failure" role="alert">
      <vscode-icon name="error"></vscode-icon>
      <div>
        <p class="message">${message} <span class="quiet">(${code})</span></p>
        ${hint === '' ? nothing : html`<p>${hint}</p>`}
      </div>
      ${
        this.isGone
          ? nothing
          : html`<vscode-button secondary icon="output" @click=${() => this.dispatchEvent(new ActionEvent('open-log'))}
              >${t('Open Log')}</vscode-button
            >`
      }
    </section>`
  }
}

/** Open while they are few: the list of a run that warns at each step would push the charts away. */
function warningList(warnings: ShownRun['warnings']): TemplateResult {
  return html`<details ?open=${warnings.length <= 2}>
    <summary>
      <vscode-icon name="warning"></vscode-icon>
      ${warnings.length === 1 ? t('1 warning') : t('{0} warnings', warnings.length)}
    </summary>
    <ul>
      ${warnings.map(({ code, message }) => html`<li>${message} <span class="quiet">(${code})</span></li>`)}
    </ul>
  </details>`
}

declare global {
  interface HTMLElementTagNameMap {
    'run-messages': RunMessages
  }
}
