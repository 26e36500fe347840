import { t } from '@vscode/l10n'
import '@vscode-elements/elements/dist/vscode-icon/index.js'
import type { TemplateResult } from 'lit'
import { html } from 'lit'
import type { RunStore } from './RunStore'

/** Why there is no news of the run; null while there may be some. */
export function lostBanner({ run, goneDirectory, refusal }: RunStore): TemplateResult | null {
  const kept = run === null ? '' : t('What was read of it stays here.')
  if (goneDirectory !== null)
    return banner(t('The folder of this run is not there any more: {0}.', goneDirectory), kept)
  return refusal === null ? null : banner(refusal.message, refusal.hint, kept)
}

function banner(...sentences: readonly string[]): TemplateResult {
  return html`<p class="banner" role="alert">
    <vscode-icon name="warning"></vscode-icon>
    <span>${sentences.join(' ').trim()}</span>
  </p>`
}
