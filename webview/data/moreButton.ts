import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import { count } from '../../src/shared/text/numbers'

/** Rows of a long table before more are asked for. */
export const shownAtFirst = 20

/**
 * What follows a table that does not show all.
 *
 * @param listed rows that there are to show
 * @param total things that they are the first of
 */
export function moreButton(shown: number, listed: number, total: number, onMore: () => void): TemplateResult {
  const text = t('{0} of {1} are shown.', count(Math.min(shown, listed)), count(total))
  return html`<p class="quiet">
    ${total > Math.min(shown, listed) ? text : nothing}
    ${listed > shown ? html`<button class="link" @click=${onMore}>${t('Show more')}</button>` : nothing}
  </p>`
}
