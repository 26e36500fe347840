import { t } from '@vscode/l10n'
import '@vscode-elements/elements/dist/vscode-icon/index.js'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { MatchKind } from '../../src/shared/entities/matchSpans'
import { count } from '../../src/shared/text/numbers'
import { baseStyles } from '../common/baseStyles'
import { controlStyles } from '../common/controlStyles'
import { errorFiltersStyles } from './errorFiltersStyles'
import { ViewEvent } from './events'
import type { ErrorStore } from './model/ErrorStore'
import type { ErrorFilter, Filtered, Range } from './model/filter'
import { allLengths, noFilter } from './model/filter'
import { changeKinds } from './model/changes'
import type { Order } from './model/order'
import { orders } from './model/order'
import { changeLook, errorKinds, kindLook, orderName } from './texts'

/** What is shown and in which order. */
@customElement('error-filters')
export class ErrorFilters extends LitElement {
  static override readonly styles = [baseStyles, controlStyles, errorFiltersStyles]

  @property({ attribute: false }) accessor store: ErrorStore | null = null
  @property({ attribute: false }) accessor filter: ErrorFilter = noFilter
  @property({ attribute: false }) accessor order: Order = 'loss'
  @property({ attribute: false }) accessor byKind: Filtered['byKind'] | null = null
  @property({ attribute: false }) accessor version = 0
  @query('input[type=search]') private accessor search!: HTMLInputElement

  /** Moves the focus to the words that are looked for. */
  focusSearch(): void {
    this.search.focus()
    this.search.select()
  }

  override render(): TemplateResult {
    const { filter } = this
    return html`<div class="line">
        <span class="search">
          <vscode-icon name="search" size="14"></vscode-icon>
          <input
            type="search"
            .value=${filter.text}
            placeholder=${t('Words of the sentence ( / )')}
            aria-label=${t('Words of the sentence')}
            @input=${(event: Event) => this.#set({ text: valueOf(event) })}
          />
        </span>
        ${this.#kinds()} ${this.#changes()}
      </div>
      <div class="line">
        ${this.#check(t('Errors only'), filter.isErrorsOnly, (isErrorsOnly) => ({ isErrorsOnly }))}
        ${this.#check(t('Labelling mistakes only'), filter.isMistakesOnly, (isMistakesOnly) => ({ isMistakesOnly }))}
        ${this.#types()}
        ${rangeTemplate(t('Sure'), '%', scaled(filter.confidence, 100), allPercent, (range) => this.#set({ confidence: scaled(range, 0.01) }))}
        ${rangeTemplate(t('Words'), '', filter.length, allLengths, (length) => this.#set({ length }))} ${this.#orders()}
        ${
          isFiltered(filter)
            ? html`<button class="link" @click=${() => this.#set({ ...noFilter, isErrorsOnly: filter.isErrorsOnly })}>
                ${t('Clear filters')}
              </button>`
            : nothing
        }
      </div>`
  }

  #kinds(): TemplateResult {
    return html`<span class="chips" role="group" aria-label=${t('Kinds of errors')}>
      ${errorKinds.map((kind) => {
        const { name, icon, description } = kindLook(kind)
        const isOn = this.filter.kinds.includes(kind)
        return chip({
          icon,
          name,
          description,
          isOn,
          number: this.byKind?.[kind] ?? 0,
          toggle: () => this.#toggle(kind),
        })
      })}
    </span>`
  }

  #changes(): TemplateResult | typeof nothing {
    const changes = this.store?.changes ?? null
    if (changes === null) return nothing
    return html`<span class="chips" role="group" aria-label=${t('Against the run beside')}>
      ${changeKinds.map((kind) => {
        const { name, icon, description } = changeLook(kind)
        const isOn = this.filter.change === kind
        // What was fixed is no error any more.
        const toggle = () =>
          this.#set({
            change: isOn ? null : kind,
            isErrorsOnly: isOn || kind !== 'fixed',
            ...(isOn ? {} : { kinds: [] }),
          })
        return chip({ icon, name, description, isOn, number: changes.counts[kind], toggle })
      })}
    </span>`
  }

  #types(): TemplateResult {
    const types = this.store?.table.matches.types.slice(1) ?? []
    const chosen = this.filter.type ?? ''
    return html`<label
      >${t('Entity')}
      <select aria-label=${t('Entity')} @change=${(event: Event) => this.#set({ type: valueOf(event) || null })}>
        <option value="" .selected=${chosen === ''}>${t('any')}</option>
        ${types
          .toSorted((one, other) => one.localeCompare(other))
          .map((type) => html`<option value=${type} .selected=${type === chosen}>${type}</option>`)}
      </select></label
    >`
  }

  #orders(): TemplateResult {
    return html`<label
      >${t('Order')}
      <select
        aria-label=${t('Order')}
        @change=${(event: Event) => this.dispatchEvent(new ViewEvent({ order: valueOf(event) as Order }))}
      >
        ${orders.map((order) => html`<option value=${order} .selected=${order === this.order}>${orderName(order)}</option>`)}
      </select></label
    >`
  }

  #check(label: string, isOn: boolean, change: (isOn: boolean) => Partial<ErrorFilter>): TemplateResult {
    return html`<label class="check"
      ><input
        type="checkbox"
        .checked=${isOn}
        @change=${(event: Event) => this.#set(change((event.target as HTMLInputElement).checked))}
      />${label}</label
    >`
  }

  #toggle(kind: MatchKind): void {
    const { kinds } = this.filter
    this.#set({ kinds: kinds.includes(kind) ? kinds.filter((each) => each !== kind) : [...kinds, kind] })
  }

  #set(filter: Partial<ErrorFilter>): void {
    this.dispatchEvent(new ViewEvent({ filter }))
  }
}

interface Chip {
  readonly icon: string
  readonly name: string
  readonly description: string
  readonly isOn: boolean
  readonly number: number
  readonly toggle: () => void
}

function chip({ icon, name, description, isOn, number, toggle }: Chip): TemplateResult {
  return html`<button class="chip figures" aria-pressed=${String(isOn)} title=${description} @click=${toggle}>
    <vscode-icon name=${icon} size="14"></vscode-icon>${name} <b>${count(number)}</b>
  </button>`
}

const allPercent: Range = { least: 0, most: 100 }

/** Two ends to type; empty where it has none. */
function rangeTemplate(
  name: string,
  unit: string,
  { least, most }: Range,
  all: Range,
  set: (range: Range) => void,
): TemplateResult {
  const input = (value: number, bound: number, label: string, change: (value: number) => Range) =>
    html`<input
      type="number"
      min="0"
      aria-label=${label}
      .value=${value === bound ? '' : String(value)}
      placeholder=${Number.isFinite(bound) ? String(bound) : '∞'}
      @input=${(event: Event) => set(change(valueOf(event) === '' ? bound : Number(valueOf(event))))}
    />`
  return html`<span class="range" role="group" aria-label=${name}
    >${name}
    ${input(least, all.least, t('{0}, at least', name), (value) => ({ least: value, most }))}–${input(
      ...([most, all.most, t('{0}, at most', name), (value: number) => ({ least, most: value })] as const),
    )}
    ${unit}</span
  >`
}

function scaled({ least, most }: Range, factor: number): Range {
  // Percentages that were typed come back as they were.
  const scale = (value: number) => Number((value * factor).toPrecision(12))
  return { least: scale(least), most: scale(most) }
}

function isFiltered(filter: ErrorFilter): boolean {
  const { isErrorsOnly } = filter
  const chosen = (each: ErrorFilter) => JSON.stringify(Object.entries({ ...each, isErrorsOnly }).sort())
  return chosen(filter) !== chosen(noFilter)
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value
}

declare global {
  interface HTMLElementTagNameMap {
    'error-filters': ErrorFilters
  }
}
