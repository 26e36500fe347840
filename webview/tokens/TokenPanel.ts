import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { TokenPanelIntent, TokenPanelState } from '../../src/shared/protocol/tokenPanel'
import { mostCharacters } from '../../src/shared/protocol/tokenPanel'
import { count } from '../../src/shared/text/numbers'
import { baseStyles } from '../common/baseStyles'
import { oncePerFrame } from '../common/frames'
import { openHostChannel } from '../common/hostChannel'
import { controlStyles } from '../common/controlStyles'
import { glyphStyles } from '../common/glyph'
import type { WordEvent } from './events'
import { failureTemplate, modelsTemplate, noModelTemplate, sourceTemplate, windowsTemplate } from './frame'
import { huesOf } from './hues'
import { keptWord, stateOf } from './keptState'
import type { ShownModel } from './model/TokenStore'
import { TokenStore } from './model/TokenStore'
import type { PlacedWord } from './model/words'
import { firstWord, nextOf, placedWords, wordsOtherwise } from './model/words'
import { readMessage } from './readMessage'
import { summaryText } from './summary'
import { modelTitle } from './texts'
import { tokenPanelStyles } from './tokenPanelStyles'
import './WordStages'
import './WordStrip'
import type { WordStrip } from './WordStrip'

/** What models are called, and the colours of their labels. */
interface Looks {
  readonly models: readonly ShownModel[]
  readonly names: readonly string[]
  readonly hueOf: (label: string) => string
}

/** A text as one model or two read it: sub-tokens, logits, softmax, labels, entities. */
@customElement('token-panel')
export class TokenPanel extends LitElement {
  static override readonly styles = [baseStyles, controlStyles, glyphStyles, tokenPanelStyles]

  /** The word that its user chose; null: none so far. */
  @state() private accessor word: number | null = null
  /** Another number whenever something was received. */
  @state() private accessor version = 0
  @query('textarea') private accessor box!: HTMLTextAreaElement | null
  @query('word-strip') private accessor strip!: WordStrip | null

  readonly #store = new TokenStore()
  readonly #channel = openHostChannel<TokenPanelIntent, TokenPanelState>()
  readonly #send = (intent: TokenPanelIntent): void => this.#channel.send(intent)
  readonly #refresh = oncePerFrame(() => this.version++)
  #looks: Looks | null = null
  #stopListening: () => void = () => undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.word = keptWord(this.#channel.kept())
    this.#stopListening = this.#channel.onDidReceive((data) => {
      const message = readMessage(data)
      if (message === null) return
      this.#store.receive(message)
      if (message.type === 'text' || message.type === 'models') this.#keep()
      this.#refresh()
    })
    this.#send({ type: 'ready' })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stopListening()
  }

  override render(): TemplateResult {
    const { models, text } = this.#store
    if (models === null || text === null)
      return html`<main><p class="quiet" role="status">${t('Looking for a model…')}</p></main>`
    const { names } = this.#looksOf(models)
    return html`<main @tokens-word=${({ word }: WordEvent) => this.#look(word)}>
      <div class="progress" aria-hidden="true" ?hidden=${!this.#store.isBusy}></div>
      <header>
        <h1 class="unseen">${t('Tokens and scores')}</h1>
        ${models.length === 0 ? nothing : modelsTemplate(models, names, this.#send)}
        <textarea
          rows="2"
          maxlength=${mostCharacters}
          spellcheck="false"
          aria-label=${t('Text')}
          placeholder=${t('Type or paste a text')}
          .value=${text.text}
          @input=${this.#onInput}
        ></textarea>
        ${sourceTemplate(text.source, text.isCut, this.#send)}
      </header>
      ${models.length === 0 ? noModelTemplate(this.#send) : this.#body(models, names)}
    </main>`
  }

  #body(models: readonly ShownModel[], names: readonly string[]): TemplateResult {
    const { shown, more } = this.#store
    const failures = models.map(({ failure }, place) =>
      failure === null ? nothing : failureTemplate(failure, names[place] ?? '', this.#send),
    )
    const words = placedWords(shown)
    if (shown.length === 0)
      return html`${failures}
        <p class="quiet">
          ${t('Type a text above, or select one in an editor and choose Show tokens and scores there.')}
        </p>`
    const word = Math.min(this.word ?? firstWord(words), words.length - 1)
    const { hueOf } = this.#looksOf(models)
    return html`${failures}${this.#summary(words, word, models)}
      <div class="body ${models.length === 1 ? 'single' : ''}">
        <div class="text">
          ${windowsTemplate(models, mostWindows(words))}
          <word-strip .sentences=${shown} .models=${models} .names=${names} .hueOf=${hueOf} .word=${word}></word-strip>
          ${more === 0 ? nothing : this.#more(more)}
        </div>
        <word-stages
          .placed=${words[word] ?? null}
          .models=${models}
          .names=${names}
          .hueOf=${hueOf}
          ?hidden=${words.length === 0}
        ></word-stages>
      </div>`
  }

  /** The same as long as the models are, so that what is drawn with them need not be drawn again. */
  #looksOf(models: readonly ShownModel[]): Looks {
    if (this.#looks?.models === models) return this.#looks
    const names = models.map(({ model }, place) => modelTitle(model, models[1 - place]?.model ?? null))
    const hueOf = huesOf(models.flatMap(({ loaded }) => loaded?.labels ?? []))
    return (this.#looks = { models, names, hueOf })
  }

  #summary(words: readonly PlacedWord[], word: number, models: readonly ShownModel[]): TemplateResult {
    const otherwise = wordsOtherwise(words)
    const isLoading = models.some(({ loaded, failure }) => loaded === null && failure === null)
    const text = isLoading ? t('Loading the model…') : summaryText(words, models.length)
    return html`<div class="summary figures">
      <p role="status">${text}</p>
      ${
        otherwise.length === 0
          ? nothing
          : html`<button @click=${() => this.#goTo(nextOf(otherwise, word, 1))}>${t('Next difference')}</button>`
      }
    </div>`
  }

  #more(sentences: number): TemplateResult {
    return html`<p class="quiet">
      ${sentences === 1 ? t('One more sentence is not read yet.') : t('{0} more sentences are not read yet.', count(sentences))}
      <button class="link" @click=${() => this.#send({ type: 'more' })}>${t('Read more')}</button>
    </p>`
  }

  #look(word: number): void {
    this.word = word
    this.#keep()
  }

  #goTo(word: number | null): void {
    if (word === null) return
    this.#look(word)
    this.strip?.focusWord()
  }

  /** What is typed is the panel's own text from now on. */
  readonly #onInput = (): void => {
    const text = this.box?.value ?? ''
    this.#store.text = { text, source: null, isCut: false }
    this.word = null
    this.#send({ type: 'text', text })
    this.#keep()
    this.version++
  }

  #keep(): void {
    const kept = stateOf(this.#store, this.word)
    if (kept !== null) this.#channel.keep(kept)
  }
}

/** Of any sentence. */
function mostWindows(words: readonly PlacedWord[]): number {
  return words.reduce((most, { word }) => Math.max(most, 1 + (word.readings[0]?.window ?? 0)), 1)
}

declare global {
  interface HTMLElementTagNameMap {
    'token-panel': TokenPanel
  }
}
