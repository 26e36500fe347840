import { t } from '@vscode/l10n'
import type { PropertyValues, TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { guard } from 'lit/directives/guard.js'
import { baseStyles } from '../common/baseStyles'
import { WordEvent } from './events'
import { partsOf } from './model/parts'
import type { ReadEntity } from './model/readings'
import type { ShownModel, ShownSentence } from './model/TokenStore'
import { percentText } from './texts'
import { wordStripStyles } from './wordStripStyles'
import { specialTemplate, windowTemplate, wordTemplate } from './wordTemplate'

/** What moves the focus, and by how many words. */
const moves: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  Home: -Infinity,
  End: Infinity,
}

/** The sentences of the text: words with their sub-tokens and labels, and under them the entities that they make. */
@customElement('word-strip')
export class WordStrip extends LitElement {
  static override readonly styles = [baseStyles, wordStripStyles]

  @property({ attribute: false }) accessor sentences: readonly ShownSentence[] = []
  @property({ attribute: false }) accessor models: readonly ShownModel[] = []
  /** Of the models, from the left. */
  @property({ attribute: false }) accessor names: readonly string[] = []
  @property({ attribute: false }) accessor hueOf: (label: string) => string = () => ''
  /** The word that is looked at, by its number of all. */
  @property({ type: Number }) accessor word = 0
  #takesFocus = false

  /** Brings the word that is looked at to sight, and the focus to it. */
  focusWord(): void {
    this.#takesFocus = true
    this.requestUpdate()
  }

  override render(): TemplateResult {
    let first = 0
    return html`<div class="strip" role="group" aria-label=${t('Words')} @keydown=${this.#onKey}>
      ${this.sentences.map((sentence) => {
        const start = first
        first += sentence.words.length
        // Of a long text, most sentences stay as they are at each key.
        const chosen = start <= this.word && this.word < first ? this.word : -1
        return guard([sentence, start, chosen, this.models, this.names, this.hueOf], () =>
          this.#sentence(sentence, start),
        )
      })}
    </div>`
  }

  override updated(_: PropertyValues): void {
    if (!this.#takesFocus) return
    this.#takesFocus = false
    this.renderRoot.querySelector<HTMLElement>(`[data-word="${this.word}"]`)?.focus()
  }

  #sentence(sentence: ShownSentence, first: number): TemplateResult {
    if (sentence.words.length === 0) return html`<p class="sentence unread">${sentence.text}</p>`
    const parts = partsOf(sentence)
    return html`<div class="sentence ${sentence.isStale ? 'stale' : ''}" aria-busy=${String(sentence.isStale)}>
      ${this.#special('before')}
      ${parts.map(
        ({ start, end }) =>
          html`<span class="part ${end - start > 1 ? 'joined' : ''}">
            ${sentence.words.slice(start, end).map((_, index) => this.#word(sentence, start + index, first, start))}
            ${sentence.entities.map((entities, place) =>
              entities
                .filter((entity) => entity.start >= start && entity.end <= end && entity.start < entity.end)
                .map((entity) => this.#entity(entity, place, start)),
            )}</span
          > `,
      )}
      ${this.#special('after')}
    </div>`
  }

  #word(sentence: ShownSentence, column: number, first: number, from: number): TemplateResult {
    const word = sentence.words[column]
    if (word === undefined) return html``
    const isNewWindow = (word.readings[0]?.window ?? 0) !== (sentence.words[column - 1]?.readings[0]?.window ?? 0)
    const number = first + column
    return html`<span class="column" .style=${`grid-column: ${column - from + 1}`}>
      ${isNewWindow ? windowTemplate(word.readings[0]?.window ?? 0) : nothing}
      ${wordTemplate({
        text: sentence.text.slice(word.start, word.end),
        word,
        number,
        isChosen: number === this.word,
        names: this.names,
        hueOf: this.hueOf,
        choose: () => this.#choose(number),
      })}
    </span>`
  }

  #entity({ start, end, type, score, isOtherwise }: ReadEntity, place: number, from: number): TemplateResult {
    const columns = `${start - from + 1} / ${end - from + 1}`
    const style = `grid-row: ${2 + place}; grid-column: ${columns}; --hue: ${this.hueOf(type)}`
    const sign = this.models.length > 1 ? html`<span class="sign">${place === 0 ? 'A' : 'B'}</span>` : nothing
    return html`<span class="entity ${isOtherwise ? 'otherwise' : ''}" .style=${style} aria-hidden="true"
      >${sign}<span class="type">${type}</span><span class="figures">${percentText(score)}</span></span
    >`
  }

  /** Around each sentence, where the models are known. */
  #special(side: 'before' | 'after'): TemplateResult | typeof nothing {
    return specialTemplate(
      this.models.flatMap(({ loaded }) => (loaded === null ? [] : [loaded.special[side]])),
      side,
    )
  }

  #choose(word: number): void {
    this.dispatchEvent(new WordEvent(word))
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const move = moves[event.key]
    if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const last = this.sentences.reduce((sum, { words }) => sum + words.length, 0) - 1
    this.#choose(Math.min(last, Math.max(0, this.word + move)))
    this.focusWord()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'word-strip': WordStrip
  }
}
