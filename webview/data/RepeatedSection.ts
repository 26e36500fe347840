import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { RepeatedSentence, RepeatedSentences } from '../../src/shared/protocol/dataStatistics'
import { count } from '../../src/shared/text/numbers'
import { baseStyles } from '../common/baseStyles'
import { dataTableStyles } from './dataTableStyles'
import { moreButton, shownAtFirst } from './moreButton'
import { placeLink } from './placeLink'
import { repeatedFacts } from './repeatedFacts'

/** Sentences that occur more than once, within a split and across them, each with its places. */
@customElement('repeated-section')
export class RepeatedSection extends LitElement {
  static override readonly styles = [baseStyles, dataTableStyles]

  @property({ attribute: false }) accessor repeated: RepeatedSentences | null = null
  @state() private accessor shown = shownAtFirst

  override render(): TemplateResult | typeof nothing {
    const { repeated } = this
    if (repeated === null) return nothing
    if (repeated.total === 0) {
      return html`<h2>${t('Repeated sentences')}</h2>
        <p class="quiet">${t('No sentence is there more than once.')}</p>`
    }
    const more = () => (this.shown += 100)
    return html`<h2>${t('Repeated sentences')}</h2>
      <ul class="facts">
        ${repeatedFacts(repeated).map((text) => html`<li>${text}</li>`)}
      </ul>
      <div class="scrolled" tabindex="0" role="region" aria-label=${t('Repeated sentences')}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t('Sentence')}</th>
              <th scope="col">${t('Times')}</th>
              <th scope="col" class="text">${t('Places')}</th>
            </tr>
          </thead>
          <tbody>
            ${repeated.shown.slice(0, this.shown).map(rowTemplate)}
          </tbody>
        </table>
      </div>
      ${moreButton(this.shown, repeated.shown.length, repeated.total, more)}`
  }
}

function rowTemplate({ text, count: times, places, isTaggedAlike }: RepeatedSentence): TemplateResult {
  return html`<tr>
    <th scope="row" class="sentence">
      ${text}${isTaggedAlike ? nothing : html` <span class="badge">${t('tagged differently')}</span>`}
    </th>
    <td class="figures">${count(times)}</td>
    <td class="text">
      ${places.map(({ split, file, line }) => html`${placeLink(file, line, `${split}:${line}`)} `)}
      ${times > places.length ? html`<span class="quiet">…</span>` : nothing}
    </td>
  </tr>`
}

declare global {
  interface HTMLElementTagNameMap {
    'repeated-section': RepeatedSection
  }
}
