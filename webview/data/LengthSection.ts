import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { DataStatisticsDocument } from '../../src/shared/protocol/dataStatistics'
import { count, percent } from '../../src/shared/text/numbers'
import { baseStyles } from '../common/baseStyles'
import { dataTableStyles } from './dataTableStyles'
import { binEdges, binned } from './lengthBins'
import { lengthHistogram } from './lengthHistogram'
import { lengthSectionStyles } from './lengthSectionStyles'
import { limitRows, type LimitRow } from './limitRows'

/** How long sentences are in tokens of the model, what `max_seq_length` cuts, and what another one would cost. */
@customElement('length-section')
export class LengthSection extends LitElement {
  static override readonly styles = [baseStyles, dataTableStyles, lengthSectionStyles]

  @property({ attribute: false }) accessor statistics: DataStatisticsDocument | null = null
  /** The limit that is tried. */
  @state() private accessor chosen: number | null = null

  override render(): TemplateResult | typeof nothing {
    const { statistics } = this
    if (statistics === null) return nothing
    const { splits, tokenizer, maxLength } = statistics
    const limit = tokenizer.unit === 'words' ? null : (this.chosen ?? maxLength)
    const edges = binEdges(splits, limit)
    const unit = tokenizer.unit === 'words' ? t('words') : t('tokens')
    const look = { width: edges.width, limit, unit }
    return html`<h2>${t('Lengths of sentences')}</h2>
      <p class="quiet">${unitText(statistics)}</p>
      <div class="histograms">${splits.map((split) => lengthHistogram(split, binned(split.lengths, edges), look))}</div>
      ${tokenizer.unit === 'words' ? nothing : this.#limits(statistics, limit)}`
  }

  #limits({ splits, maxLength }: DataStatisticsDocument, limit: number | null): TemplateResult {
    return html`<label class="choice">
        ${t('Try max_seq_length')}
        <input type="number" min="8" max="8192" step="8" .value=${String(limit ?? '')} @input=${this.#onChoose} />
      </label>
      <div class="scrolled" tabindex="0" role="region" aria-label=${t('What max_seq_length cuts')}>
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">max_seq_length</th>
              <th scope="col">${t('Sentences cut')}</th>
              <th scope="col">${t('Entities lost')}</th>
              <th scope="col">${t('Tokens an epoch')}</th>
            </tr>
          </thead>
          <tbody>
            ${limitRows(splits, maxLength, this.chosen).map(rowTemplate)}
          </tbody>
        </table>
      </div>`
  }

  readonly #onChoose = (event: Event): void => {
    const value = Math.round(Number((event.target as HTMLInputElement).value))
    this.chosen = Number.isFinite(value) && value >= 1 ? value : null
  }
}

function unitText({ tokenizer }: DataStatisticsDocument): string {
  if (tokenizer.unit === 'words') return t('In words, since the tokens of a model are not known: {0}', tokenizer.reason)
  return t(
    'In tokens of {0}, the {1} special ones of each sentence included.',
    shortName(tokenizer.model),
    tokenizer.special,
  )
}

/** A folder by its last names; ids of the hub as they are. */
function shortName(model: string): string {
  return model.split(/[\\/]/).slice(-2).join('/')
}

function kindText(kind: LimitRow['kind']): string {
  switch (kind) {
    case 'config':
      return t('in the config')
    case 'chosen':
      return t('tried')
    case 'most-entities':
      return t('keeps 99 % of the entities')
    case 'all-entities':
      return t('keeps every entity')
    case 'nothing-cut':
      return t('cuts nothing')
  }
}

function rowTemplate({ limit, kind, sentences, entities, tokens, change }: LimitRow): TemplateResult {
  const sign = change !== null && change > 0 ? '+' : ''
  const changed = change === null || kind === 'config' ? '' : `${sign}${percent(change)} %`
  return html`<tr class=${kind}>
    <th scope="row">${count(limit)} <span class="quiet">${kindText(kind)}</span></th>
    <td>${count(sentences)}</td>
    <td>${count(entities)}</td>
    <td>${count(tokens)} <span class="quiet">${changed}</span></td>
  </tr>`
}

declare global {
  interface HTMLElementTagNameMap {
    'length-section': LengthSection
  }
}
