import { t } from '@vscode/l10n'
import type { PropertyValues, TemplateResult } from 'lit'
import { html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { baseStyles } from '../common/baseStyles'
import { lookOf } from '../common/chart/looks'
import { oncePerFrame } from '../common/frames'
import { theme } from '../common/themeWatcher'
import { ActiveEvent, IntentEvent } from './events'
import { exampleListStyles } from './exampleListStyles'
import { exampleTemplate } from './exampleTemplate'
import { listMoves } from './listMoves'
import type { ErrorStore } from './model/ErrorStore'
import { RowWindow } from './RowWindow'

/** Pixels of a word, of a line with its entities, and of what is around a sentence: until rows are measured. */
const guess = { word: 55, line: 62, around: 46 }

/** A list of any length, of which only what is in sight is drawn. One row is active: keys and actions are its. */
@customElement('example-list')
export class ExampleList extends LitElement {
  static override readonly styles = [baseStyles, exampleListStyles]

  @property({ attribute: false }) accessor store: ErrorStore | null = null
  /** Numbers of the examples that are listed. */
  @property({ attribute: false }) accessor examples = new Uint32Array(0)
  /** The active example, which may not be listed. */
  @property({ attribute: false }) accessor active = 0
  @property({ attribute: false }) accessor isEditing = false
  /** Another number whenever the store was told something. */
  @property({ attribute: false }) accessor version = 0
  @query('.scroll') private accessor scroller!: HTMLElement

  readonly #rows = new RowWindow()
  #width = 0
  #goesToFocus = false
  #goesToActive = false
  readonly #resized = new ResizeObserver(() => this.#resize())
  readonly #scrolled = oncePerFrame(() => {
    if (this.#rows.moveTo(this.scroller.scrollTop, this.scroller.clientHeight)) this.requestUpdate()
  })

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#resized.disconnect()
  }

  /** Moves the focus to the active row. */
  focusActive(): void {
    this.#goesToFocus = true
    this.goToActive()
  }

  /** Scrolls until the active row is in sight. */
  goToActive(): void {
    this.#goesToActive = true
    this.requestUpdate()
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('examples')) this.#restart()
    if (this.hasUpdated && this.#goesToActive) this.#rows.moveTo(this.#scrollToActive(), this.scroller.clientHeight)
  }

  override render(): TemplateResult {
    const { first, end, top, heights } = this.#rows
    const shown = Array.from(this.examples.subarray(first, end))
    const tabbed = shown.includes(this.active) ? this.active : shown[0]
    return html`<div class="scroll" @scroll=${this.#scrolled}>
      <div class="space" .style=${`height: ${heights.total}px`}>
        <div
          class="rows"
          role="list"
          aria-label=${t('Examples')}
          .style=${`transform: translateY(${top}px)`}
          @keydown=${this.#onKey}
        >
          ${repeat(
            shown,
            (example) => example,
            (example, index) => this.#row(example, first + index, example === tabbed),
          )}
        </div>
      </div>
    </div>`
  }

  override firstUpdated(): void {
    this.#resized.observe(this.scroller)
  }

  override updated(): void {
    this.#measure()
    if (this.#goesToActive) {
      this.#goesToActive = false
      this.#scrollToActive()
    }
    if (this.#goesToFocus) {
      this.#goesToFocus = false
      this.renderRoot.querySelector<HTMLElement>('.active')?.focus({ preventScroll: true })
    }
  }

  #row(example: number, row: number, isTabbed: boolean): TemplateResult {
    const { store, active, isEditing } = this
    if (store === null) return html``
    const isActive = example === active
    const shown = { store, example, isActive, isEditing: isActive && isEditing, colourOf: this.#colourOf }
    return html`<div
      class="row ${isActive ? 'active' : ''}"
      role="listitem"
      tabindex=${isTabbed ? 0 : -1}
      aria-setsize=${this.examples.length}
      aria-posinset=${row + 1}
      aria-current=${isActive ? 'true' : 'false'}
      data-example=${example}
      @click=${() => this.#activate(example)}
    >
      ${exampleTemplate(shown)}
    </div>`
  }

  readonly #colourOf = (type: string): string => {
    const types = this.store?.table.matches.types ?? []
    return theme.current.colours[lookOf(Math.max(0, types.indexOf(type) - 1)).colour]
  }

  #activate(example: number): void {
    if (example !== this.active) this.dispatchEvent(new ActiveEvent(example, false))
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const row = event.target as HTMLElement
    // What is typed into the row's own buttons and lists is theirs.
    if (!row.classList.contains('row') || event.ctrlKey || event.metaKey || event.altKey) return
    const example = Number(row.dataset['example'])
    const index = this.examples.indexOf(example)
    const move = listMoves[event.key]
    if (move !== undefined) this.#moveTo(move(index, this.#pageSize(), this.examples.length))
    else if (!this.#act(event.key, example)) return
    event.preventDefault()
  }

  /** @returns whether the key means something */
  #act(key: string, example: number): boolean {
    const { store } = this
    if (store === null) return false
    switch (key) {
      case 'Enter':
        this.dispatchEvent(new IntentEvent({ type: 'open', example }))
        return true
      case 'a':
        if (store.table.matches.isWrong(example))
          this.dispatchEvent(new IntentEvent({ type: 'correct', example, tags: store.acceptedOf(example) }))
        return true
      case 'm':
        this.dispatchEvent(new IntentEvent({ type: 'mistake', example, isMistake: !store.mistakes.has(example) }))
        return true
      case 'e':
        this.dispatchEvent(new ActiveEvent(example, !this.isEditing))
        return true
      case 'Escape':
        this.dispatchEvent(new ActiveEvent(example, false))
        return true
      default:
        return false
    }
  }

  #moveTo(index: number): void {
    const example = this.examples[index]
    if (example === undefined) return
    this.dispatchEvent(new ActiveEvent(example, false))
    this.focusActive()
  }

  /** Rows that are in sight. */
  #pageSize(): number {
    const { scrollTop, clientHeight } = this.scroller
    const { heights } = this.#rows
    return Math.max(1, heights.rowAt(scrollTop + clientHeight) - heights.rowAt(scrollTop) - 1)
  }

  /** Puts the active row in sight as far as its height is known. @returns where it scrolled to */
  #scrollToActive(): number {
    const index = this.examples.indexOf(this.active)
    const { scroller } = this
    if (index < 0) return scroller.scrollTop
    const { heights } = this.#rows
    const [start, end] = [heights.startOf(index), heights.startOf(index) + heights.at(index)]
    this.renderRoot.querySelector<HTMLElement>('.space')?.style.setProperty('height', `${heights.total}px`)
    if (start < scroller.scrollTop) scroller.scrollTop = start
    else if (end > scroller.scrollTop + scroller.clientHeight)
      scroller.scrollTop = Math.min(start, end - scroller.clientHeight)
    return scroller.scrollTop
  }

  #restart(): void {
    const words = this.store?.table.words.values
    const perLine = Math.max(3, (this.#width || 900) / guess.word)
    const estimate = (row: number) =>
      guess.around + guess.line * Math.ceil((words?.[this.examples[row] ?? 0] ?? 0) / perLine)
    this.#rows.reset(this.examples.length, estimate)
    if (!this.hasUpdated) return
    this.scroller.scrollTop = 0
    this.#rows.moveTo(0, this.scroller.clientHeight)
  }

  /** What was guessed becomes what is: without a jump, before anything is painted. */
  #measure(): void {
    const { scroller } = this
    const rows = this.renderRoot.querySelectorAll<HTMLElement>('.row')
    const heights = Array.from(rows, (row) => row.getBoundingClientRect().height)
    const moved = this.#rows.measure(heights, scroller.scrollTop)
    this.renderRoot.querySelector<HTMLElement>('.space')?.style.setProperty('height', `${this.#rows.heights.total}px`)
    if (Math.abs(moved) >= 1) scroller.scrollTop += moved
    if (this.#rows.moveTo(scroller.scrollTop, scroller.clientHeight)) this.requestUpdate()
  }

  #resize(): void {
    if (this.scroller.clientWidth !== this.#width) {
      this.#width = this.scroller.clientWidth
      this.#measure()
    } else this.#scrolled()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'example-list': ExampleList
  }
}
