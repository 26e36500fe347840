import { t } from '@vscode/l10n'
import '@vscode-elements/elements/dist/vscode-icon/index.js'
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ShownRun } from '../../src/shared/protocol/runPanel'
import { baseStyles } from '../common/baseStyles'
import { factTemplate } from '../common/fact'
import { theme } from '../common/themeWatcher'
import { actionButton } from './actionButton'
import { actionButtonStyles } from './actionButtonStyles'
import { runActions } from './actions'
import { runFacts, runIdentity } from './facts'
import { runHeaderStyles } from './runHeaderStyles'
import { isLive, progressShare, stageText, stateLook } from './stateLook'

/** What the run is, how it is and how far it is, and what can be done to it. */
@customElement('run-header')
export class RunHeader extends LitElement {
  static override readonly styles = [baseStyles, actionButtonStyles, runHeaderStyles]

  @property({ attribute: false }) accessor run: ShownRun | null = null
  /** What it is called: its id, or the name that a person gave it. */
  @property() accessor name = ''
  /** Its directory is not there any more. */
  @property({ attribute: false }) accessor isGone = false

  override render(): TemplateResult | typeof nothing {
    const { run } = this
    if (run === null) return nothing
    const { changing, opening, reason } = runActions(run, this.isGone)
    return html`<header>
      <div class="title">
        <h1>${this.name}</h1>
        <p class="identity quiet">
          ${[...idUnder(this.name, run), ...runIdentity(run)].map((text) => html`<span>${text}</span>`)}
        </p>
      </div>
      <div class="actions" role="group" aria-label=${t('Actions')}>
        ${changing.map(actionButton)}
        <div class="opening">${opening.map(actionButton)}</div>
      </div>
      ${this.#progress(run)} ${answerTemplate(run)}
      ${reason === null ? nothing : html`<p class="reason quiet">${reason}</p>`}
      <dl class="figures">${runFacts(run).map(factTemplate)}</dl>
    </header>`
  }

  #progress(run: ShownRun): TemplateResult {
    const look = stateLook(run, this.isGone)
    const share = this.isGone ? progressShare({ ...run, state: 'interrupted' }) : progressShare(run)
    const isStageShown = isLive(run.state) && !this.isGone && run.tool === 'finetune-lab'
    return html`<div class="progress">
      <p class="state ${look.tone}">
        <vscode-icon name=${look.icon}></vscode-icon>
        <span role="status">${look.text}</span>
        ${isStageShown ? html`<span class="stage quiet figures">${stageText(run)}</span>` : nothing}
        ${share === null ? nothing : html`<span class="share quiet figures">${Math.floor(share * 100)} %</span>`}
      </p>
      ${share === null && !isLive(run.state) ? nothing : progressBar(run, share)}
      ${look.explanation === '' ? nothing : html`<p class="explanation">${look.explanation}</p>`}
    </div>`
  }
}

/** The id of a run that is called otherwise. */
function idUnder(name: string, { id }: ShownRun): readonly string[] {
  return name === id ? [] : [id]
}

/** @param share from 0 to 1, null while it is not known */
function progressBar({ state }: ShownRun, share: number | null): TemplateResult {
  return html`<vscode-progress-bar
    class=${theme.current.isMotionReduced ? 'still' : ''}
    aria-label=${state === 'reading' ? t('How much of the run was read') : t('Progress of the run')}
    .value=${share === null ? undefined : share * 100}
    .indeterminate=${share === null}
  ></vscode-progress-bar>`
}

/** The trainer's answer to what was asked of it last; that to a stop is part of the state. */
function answerTemplate({ answer, asked }: ShownRun): TemplateResult | typeof nothing {
  if (answer === null || answer.request === 'stop' || asked.length > 0) return nothing
  return html`<p class="reason quiet" role="status">${answer.message}</p>`
}

declare global {
  interface HTMLElementTagNameMap {
    'run-header': RunHeader
  }
}
