import { t } from '@vscode/l10n'
import type { PropertyValues, TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { SubToken, WordPrediction } from '../../src/shared/protocol/inference'
import { baseStyles } from '../common/baseStyles'
import { glyph, glyphStyles } from '../common/glyph'
import type { PlacedWord } from './model/words'
import { foremostLabels } from './model/stages'
import type { ShownModel } from './model/TokenStore'
import { stagesTable } from './stagesTable'
import { entityText, signs, whyText } from './texts'
import { wordStagesStyles } from './wordStagesStyles'

/** Labels before all are asked for. */
const mostLabels = 12

/** How the models come to the label of a word: logits, softmax, label. */
@customElement('word-stages')
export class WordStages extends LitElement {
  static override readonly styles = [baseStyles, glyphStyles, wordStagesStyles]

  @property({ attribute: false }) accessor placed: PlacedWord | null = null
  @property({ attribute: false }) accessor models: readonly ShownModel[] = []
  /** Of the models, from the left. */
  @property({ attribute: false }) accessor names: readonly string[] = []
  @property({ attribute: false }) accessor hueOf: (label: string) => string = () => ''
  /** The sub-token that is looked at, for each model. */
  @state() private accessor tokens: readonly number[] = []
  @state() private accessor showsAll = false

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('placed')
    const isOther = before?.column !== this.placed?.column || before?.sentence.text !== this.placed?.sentence.text
    if (changed.has('placed') && isOther) this.tokens = []
  }

  override render(): TemplateResult | typeof nothing {
    const { placed } = this
    if (placed === null) return nothing
    const { sentence, word, column } = placed
    const text = sentence.text.slice(word.start, word.end)
    return html`<section aria-label=${t('How “{0}” gets its label', text)}>
      <h2>
        <span class="text">${text}</span>
        <span class="quiet">${t('word {0} of {1}', column + 1, sentence.words.length)}</span>
        ${word.isOtherwise ? html`<span class="badge">≠ ${t('labelled otherwise')}</span>` : nothing}
      </h2>
      <div class="models">${this.models.map((_, place) => this.#model(placed, place))}</div>
    </section>`
  }

  #model(placed: PlacedWord, place: number): TemplateResult {
    const reading = placed.word.readings[place] ?? null
    const name = this.names[place] ?? ''
    const head = this.models.length > 1 ? html`<h3><span class="sign">${signs[place]}</span> ${name}</h3>` : nothing
    if (reading === null)
      return html`<div class="model">
        ${head}
        <p class="quiet">${t('Not read yet.')}</p>
      </div>`
    const { sentence, column } = placed
    const entity = sentence.entities[place]?.find(({ start, end }) => start <= column && column < end) ?? null
    const first = sentence.words[entity?.start ?? column]
    const last = sentence.words[(entity?.end ?? column + 1) - 1]
    return html`<div class="model">
      ${head} ${this.#tokens(reading, place, name)}
      <p>${whyText(reading)}</p>
      ${this.#stages(placed, reading, place)}
      <p>${entityText(entity, sentence.text.slice(first?.start, last?.end))}</p>
    </div>`
  }

  #tokens({ tokens = [] }: WordPrediction, place: number, name: string): TemplateResult | typeof nothing {
    if (tokens.length === 0) return nothing
    const chosen = this.#tokenOf(tokens, place)
    return html`<div class="tokens" role="radiogroup" aria-label=${`${t('Sub-token')} ${name}`}>
      ${tokens.map(
        (token, index) =>
          html`<label class="token ${index === 0 ? 'deciding' : ''}"
            ><input
              type="radio"
              name="token-${place}"
              .checked=${index === chosen}
              @change=${() => (this.tokens = this.models.map((_, each) => (each === place ? index : (this.tokens[each] ?? 0))))}
            /><code>${token.text}</code> <span class="quiet figures">${token.id}</span>${
              index === 0 ? html`<span class="decides">${glyph('check')}${t('decides')}</span>` : nothing
            }</label
          >`,
      )}
    </div>`
  }

  #stages(placed: PlacedWord, reading: WordPrediction, place: number): TemplateResult | typeof nothing {
    const { tokens = [] } = reading
    const index = this.#tokenOf(tokens, place)
    const token: SubToken | undefined = tokens[index]
    const labels = this.models[place]?.loaded?.labels ?? []
    if (token === undefined) return nothing
    const shown = this.showsAll ? null : this.#foremost(placed)
    const hidden = shown === null ? 0 : labels.filter((label) => !shown.has(label)).length
    return html`${stagesTable({ token, labels, shown, decides: index === 0, hueOf: this.hueOf })}
    ${
      hidden === 0
        ? nothing
        : html`<button class="link" @click=${() => (this.showsAll = true)}>
            ${t('{0} less probable labels', hidden)}
          </button>`
    }`
  }

  /** The same labels for both models, so that the rows can be compared. */
  #foremost({ word }: PlacedWord): ReadonlySet<string> {
    const known = word.readings.flatMap((reading, place) => {
      const labels = this.models[place]?.loaded?.labels
      return reading === null || labels === undefined ? [] : [{ reading, labels }]
    })
    return foremostLabels(known, mostLabels)
  }

  #tokenOf(tokens: readonly SubToken[], place: number): number {
    return Math.min(this.tokens[place] ?? 0, tokens.length - 1)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'word-stages': WordStages
  }
}
