import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { ErrorBrowserIntent, ErrorBrowserMessage, ErrorBrowserState } from '../../src/shared/protocol/errorBrowser'
import { baseStyles } from '../common/baseStyles'
import { oncePerFrame } from '../common/frames'
import { openHostChannel } from '../common/hostChannel'
import './ConfusionFilter'
import { controlStyles } from '../common/controlStyles'
import { errorBrowserStyles } from './errorBrowserStyles'
import './ErrorFilters'
import type { ErrorFilters } from './ErrorFilters'
import type { ActiveEvent, IntentEvent, ViewEvent } from './events'
import './ExampleList'
import type { ExampleList } from './ExampleList'
import { headerTemplate, legendTemplate, nothingTemplate, unavailableTemplate } from './frame'
import type { ErrorView } from './keptView'
import { firstView, keptState } from './keptView'
import { ErrorStore } from './model/ErrorStore'
import type { Filtered } from './model/filter'
import { noFilter } from './model/filter'
import { readMessage } from './readMessage'

/** Pixels of width from which on the matrix stands beside the list, as the styles have it; below, it is folded at first. */
const roomForMatrix = 1000
/** Milliseconds between two looks at what has been read so far. */
const readingInterval = 400

/** The error browser: the examples of a split with the entities of the data and the model's, errors first. */
@customElement('error-browser')
export class ErrorBrowser extends LitElement {
  static override readonly styles = [baseStyles, controlStyles, errorBrowserStyles]

  /** The run's, from the page that the host made. */
  @property() accessor directory = ''
  @state() private accessor view: ErrorView = firstView
  @state() private accessor isEditing = false
  /** Another number whenever something was received. */
  @state() private accessor version = 0
  @query('error-filters') private accessor filters!: ErrorFilters | null
  @query('example-list') private accessor list!: ExampleList | null

  readonly #store = new ErrorStore()
  readonly #channel = openHostChannel<ErrorBrowserIntent, ErrorBrowserState>()
  #filtered: Filtered | null = null
  #waiting: ReturnType<typeof setTimeout> | undefined
  #stopListening: () => void = () => undefined
  readonly #refresh = oncePerFrame(() => {
    this.#filter()
    this.version++
  })

  override connectedCallback(): void {
    super.connectedCallback()
    const kept = keptState(this.directory, this.#channel.kept())
    this.view = kept.view
    this.#channel.keep(kept)
    this.#stopListening = this.#channel.onDidReceive((data) => {
      const message = readMessage(data)
      if (message !== null) this.#receive(message)
    })
    document.addEventListener('keydown', this.#onKey)
    this.#channel.send(
      kept.split === null ? { type: 'ready' } : { type: 'choose', split: kept.split, other: kept.other },
    )
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('keydown', this.#onKey)
    this.#stopListening()
  }

  override render(): TemplateResult {
    const { unavailable, source } = this.#store
    if (unavailable !== null) return unavailableTemplate(unavailable, (intent) => this.#channel.send(intent))
    if (source === null) return html`<main><p class="quiet" role="status">${t('Reading the predictions…')}</p></main>`
    return html`<main
      @errors-view=${this.#onView}
      @errors-intent=${({ intent }: IntentEvent) => this.#channel.send(intent)}
      @errors-active=${this.#onActive}
    >
      ${headerTemplate(this.#store, this.#filtered, (split, other) => this.#choose(split, other))}
      <error-filters
        .store=${this.#store}
        .filter=${this.view.filter}
        .order=${this.view.order}
        .byKind=${this.#filtered?.byKind ?? null}
        .version=${this.version}
      ></error-filters>
      <div class="body">
        <section aria-label=${t('Examples')}>${legendTemplate(source.other?.name ?? null)} ${this.#examples()}</section>
        <details class="matrix" ?open=${innerWidth > roomForMatrix}>
          <summary>${t('What was taken for what')}</summary>
          <confusion-filter .confusion=${this.#store.confusion} .cell=${this.view.filter.cell}></confusion-filter>
        </details>
      </div>
    </main>`
  }

  #examples(): TemplateResult | typeof nothing {
    const filtered = this.#filtered
    if (filtered === null) return nothing
    if (filtered.examples.length === 0 && this.#store.isRead)
      return nothingTemplate(this.#store, () =>
        this.#look({ ...this.view, filter: { ...noFilter, isErrorsOnly: false } }),
      )
    return html`<example-list
      .store=${this.#store}
      .examples=${filtered.examples}
      .active=${this.#activeOf(filtered)}
      .isEditing=${this.isEditing}
      .version=${this.version}
    ></example-list>`
  }

  /** The one that was chosen, else the first. */
  #activeOf({ examples }: Filtered): number {
    const { active } = this.view
    return examples.includes(active) ? active : (examples[0] ?? -1)
  }

  #receive(message: ErrorBrowserMessage): void {
    this.#store.receive(message)
    if (message.type === 'source') this.#keep()
    if (message.type === 'reveal') this.#reveal(message.example)
    // A large file comes in many blocks: to sort and filter at each would take longer than to read it.
    if (message.type === 'examples') this.#refreshSoon()
    else this.#refresh()
  }

  #refreshSoon(): void {
    this.#waiting ??= setTimeout(() => {
      this.#waiting = undefined
      this.#refresh()
    }, readingInterval)
  }

  /** Filters again only where the examples may be others: what a list shows stays while its rows are told more. */
  #filter(): void {
    const before = this.#filtered?.examples
    const filtered = this.#store.filter(this.view.filter, this.view.order)
    const isSame = before !== undefined && isEqual(before, filtered.examples)
    this.#filtered = isSame ? { ...filtered, examples: before } : filtered
  }

  #look(view: ErrorView): void {
    this.view = view
    this.#filter()
    this.#keep()
  }

  #keep(): void {
    const { source } = this.#store
    const { directory, view } = this
    this.#channel.keep({ directory, split: source?.split ?? null, other: source?.other?.directory ?? null, view })
  }

  #choose(split: string, other: string | null): void {
    const chosen = this.#store.source?.splits.find((each) => each === split)
    if (chosen === undefined) return
    this.#look({ ...this.view, active: -1, filter: { ...this.view.filter, change: null } })
    this.#channel.send({ type: 'choose', split: chosen, other })
  }

  readonly #onView = ({ change }: ViewEvent): void => {
    const { view } = this
    this.isEditing = false
    this.#look({ ...view, filter: { ...view.filter, ...change.filter }, order: change.order ?? view.order })
  }

  readonly #onActive = ({ example, isEditing }: ActiveEvent): void => {
    this.isEditing = isEditing
    this.view = { ...this.view, active: example }
    this.#keep()
    if (!isEditing) return
    this.list?.goToActive()
  }

  /** In sight whatever is filtered. */
  #reveal(example: number): void {
    const isListed = this.#filtered?.examples.includes(example) ?? false
    const filter = isListed ? this.view.filter : { ...noFilter, isErrorsOnly: false }
    this.#look({ ...this.view, filter, active: example })
    void this.updateComplete.then(() => this.list?.focusActive())
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const [target] = event.composedPath()
    const isTyping = target instanceof HTMLInputElement || target instanceof HTMLSelectElement
    if (event.key === '/' && !isTyping) this.filters?.focusSearch()
    else if (event.key === 'ArrowDown' && target instanceof HTMLInputElement && target.type === 'search')
      this.list?.focusActive()
    else return
    event.preventDefault()
  }
}

function isEqual(one: Uint32Array, other: Uint32Array): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index])
}

declare global {
  interface HTMLElementTagNameMap {
    'error-browser': ErrorBrowser
  }
}
