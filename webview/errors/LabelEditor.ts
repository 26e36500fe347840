import { t } from '@vscode/l10n'
import type { PropertyValues, TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ExaminedWord } from '../../src/shared/protocol/errorBrowser'
import { percent } from '../../src/shared/text/numbers'
import { baseStyles } from '../common/baseStyles'
import { ActiveEvent, IntentEvent } from './events'
import { controlStyles } from '../common/controlStyles'
import { labelEditorStyles } from './labelEditorStyles'
import type { ErrorStore } from './model/ErrorStore'

/** The words of an example, each with what the model made of it, and a label to choose. */
@customElement('label-editor')
export class LabelEditor extends LitElement {
  static override readonly styles = [baseStyles, controlStyles, labelEditorStyles]

  @property({ attribute: false }) accessor store: ErrorStore | null = null
  @property({ attribute: false }) accessor example = 0
  /** Null until the host has told. */
  @property({ attribute: false }) accessor words: readonly ExaminedWord[] | null = null
  /** The labels that the file has now, BIO2. */
  @property({ attribute: false }) accessor gold: readonly string[] = []
  @state() private accessor chosen: readonly string[] = []

  override connectedCallback(): void {
    super.connectedCallback()
    this.dispatchEvent(new IntentEvent({ type: 'words', example: this.example }))
  }

  override willUpdate(changed: PropertyValues): void {
    const before = changed.get('gold') as readonly string[] | undefined
    if (changed.has('gold') && before?.join(' ') !== this.gold.join(' ')) this.chosen = this.gold
  }

  override render(): TemplateResult {
    const { words, chosen, gold } = this
    if (words === null) return html`<p class="quiet" role="status">${t('Reading its words…')}</p>`
    const isChanged = chosen.some((tag, index) => tag !== gold[index])
    return html`<table class="figures">
        <thead>
          <tr>
            <th scope="col">${t('Word')}</th>
            <th scope="col">${t('Data')}</th>
            <th scope="col">${t('Model')}</th>
            <th scope="col">${t('Next')}</th>
            <th scope="col">${t('New label')}</th>
          </tr>
        </thead>
        <tbody>
          ${words.map((word, index) => this.#row(word, index))}
        </tbody>
      </table>
      <div class="buttons">
        <button class="main" ?disabled=${!isChanged} @click=${this.#write}>${t('Write to data file')}</button>
        <button @click=${this.#take}>${t('Take the model’s labels')}</button>
        <button @click=${this.#close}>${t('Close')}</button>
      </div>`
  }

  #row(word: ExaminedWord, index: number): TemplateResult {
    const { text, predicted, probability, top } = word
    const gold = this.gold[index] ?? 'O'
    const chosen = this.chosen[index] ?? gold
    const next = top.filter(([label]) => label !== predicted).slice(0, 2)
    return html`<tr class=${gold === predicted ? '' : 'wrong'}>
      <th scope="row">${text}</th>
      <td>${gold}</td>
      <td>${probability === null ? t('not seen') : html`${predicted} <b>${t('{0} %', percent(probability))}</b>`}</td>
      <td class="quiet">${next.map(([label, share]) => html`<span>${label} ${t('{0} %', percent(share))}</span> `)}</td>
      <td>
        <select
          aria-label=${t('New label of {0}', text)}
          @change=${(event: Event) => this.#choose(index, (event.target as HTMLSelectElement).value)}
        >
          ${this.#labels().map((label) => html`<option ?selected=${label === chosen} .selected=${label === chosen}>${label}</option>`)}
        </select>
        ${chosen === gold ? nothing : html`<span class="changed" title=${t('changed')}>●</span>`}
      </td>
    </tr>`
  }

  /** Those of all types that were seen, `O` first. */
  #labels(): readonly string[] {
    const types = this.store?.table.matches.types.slice(1) ?? []
    return [
      'O',
      ...types.toSorted((one, other) => one.localeCompare(other)).flatMap((type) => [`B-${type}`, `I-${type}`]),
    ]
  }

  #choose(index: number, label: string): void {
    this.chosen = this.chosen.with(index, label)
  }

  readonly #take = (): void => {
    this.chosen = this.store?.acceptedOf(this.example) ?? this.chosen
  }

  readonly #write = (): void => {
    this.dispatchEvent(new IntentEvent({ type: 'correct', example: this.example, tags: this.chosen }))
  }

  readonly #close = (): void => {
    this.dispatchEvent(new ActiveEvent(this.example, false))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'label-editor': LabelEditor
  }
}
