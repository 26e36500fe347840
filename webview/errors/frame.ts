import { t } from '@vscode/l10n'
import '@vscode-elements/elements/dist/vscode-icon/index.js'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { ErrorBrowserIntent, NamedRun, UnavailableMessage } from '../../src/shared/protocol/errorBrowser'
import { count } from '../../src/shared/text/numbers'
import { splitName } from '../runPanel/splitName'
import type { ErrorStore } from './model/ErrorStore'
import type { Filtered } from './model/filter'

type Choose = (split: string, other: string | null) => void

/** What is shown, how much of it, and what it can be put beside. */
export function headerTemplate(store: ErrorStore, filtered: Filtered | null, choose: Choose): TemplateResult {
  const { source, table, isRead, damaged, changes } = store
  if (source === null) return html``
  const { run, other, split, splits, candidates } = source
  const shown = t('{0} of {1} examples', count(filtered?.examples.length ?? 0), count(table.length))
  return html`<header>
    <h1>${run.name}</h1>
    <p class="figures" role="status">${isRead ? shown : t('{0} so far', shown)}</p>
    ${damaged === 0 ? nothing : note('warning', t('Damaged lines left out: {0}', count(damaged)))}
    ${changes !== null && changes.alone > 0 ? note('info', t('Not in the run beside: {0}', count(changes.alone))) : nothing}
    <label class="first"
      >${t('Data')}
      <select aria-label=${t('Data')} @change=${(event: Event) => choose(valueOf(event), other?.directory ?? null)}>
        ${splits.map((each) => html`<option value=${each} .selected=${each === split}>${splitName(each)}</option>`)}
      </select></label
    >
    ${candidates.length === 0 ? nothing : besideTemplate(candidates, other, (directory) => choose(split, directory))}
  </header>`
}

function besideTemplate(
  candidates: readonly NamedRun[],
  other: NamedRun | null,
  choose: (directory: string | null) => void,
): TemplateResult {
  return html`<label
    >${t('Beside')}
    <select aria-label=${t('Beside')} @change=${(event: Event) => choose(valueOf(event) || null)}>
      <option value="" .selected=${other === null}>${t('no other run')}</option>
      ${candidates.map(
        ({ directory, name }) =>
          html`<option value=${directory} .selected=${directory === other?.directory}>${name}</option>`,
      )}
    </select></label
  >`
}

function note(icon: string, text: string): TemplateResult {
  return html`<p class="note"><vscode-icon name=${icon} size="14"></vscode-icon>${text}</p>`
}

/** What the rows under the words are. @param other name of the run beside */
export function legendTemplate(other: string | null): TemplateResult {
  return html`<p class="legend quiet" aria-hidden="true">
    <span class="swatch data"></span>${t('data')} <span class="swatch model"></span>${t('model')}
    ${other === null ? nothing : html`<span class="swatch other"></span>${other}`}
    <span class="keys"
      ><kbd>↑</kbd><kbd>↓</kbd> ${t('go')} <kbd>Enter</kbd> ${t('open')} <kbd>A</kbd> ${t('accept')}
      <kbd>E</kbd> ${t('edit')} <kbd>M</kbd> ${t('mark')} <kbd>/</kbd> ${t('find')}</span
    >
  </p>`
}

/** In place of an empty list. */
export function nothingTemplate({ table }: ErrorStore, showAll: () => void): TemplateResult {
  const isPerfect = !table.matches.kind.values.some((kind) => kind !== 0)
  return html`<div class="nothing">
    <p>
      ${isPerfect ? t('The model makes no error here: it finds every entity of the data, and no other.') : t('No example fits.')}
    </p>
    <button @click=${showAll}>${t('Show all examples')}</button>
  </div>`
}

/** Why there is nothing, and what to do about it. */
export function unavailableTemplate(
  { reason, detail }: UnavailableMessage,
  send: (intent: ErrorBrowserIntent) => void,
): TemplateResult {
  const again = html`<button class="main" @click=${() => send({ type: 'ready' })}>${t('Look again')}</button>`
  const show = html`<button @click=${() => send({ type: 'help', action: 'show-run' })}>${t('Show run')}</button>`
  return html`<main>
    <div class="nothing" role="status">
      <p>${reasonText(reason, detail)}</p>
      <p>${again} ${reason === 'no-predictions' || reason === 'other-task' ? show : nothing}</p>
    </div>
  </main>`
}

function reasonText(reason: UnavailableMessage['reason'], detail: string): string {
  switch (reason) {
    case 'gone':
      return t('The run is not there any more.')
    case 'no-predictions':
      return t(
        'This run has no predictions. They are written when training ends, on its validation and test data: let it end, or resume it and stop it with “Stop and save”.',
      )
    case 'other-task':
      return t('Errors can be browsed for token classification: this run has another task, without entities.')
    case 'unreadable':
      return detail
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLSelectElement).value
}
