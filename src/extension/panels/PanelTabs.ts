import * as vscode from 'vscode'
import { isString, listOf } from '../../shared/check'

/** What a tab shows, and its title. */
type KnownTab = readonly [key: string, title: string]

const isKnownTab = listOf(isString)

/**
 * The tabs of one kind of panels. After a reload VS Code gives a panel back only when its tab is seen: until then this
 * knows by the tab's title, which is remembered for the workspace, that there is one. Nothing else tells tabs apart.
 */
export class PanelTabs implements vscode.Disposable {
  /** Titles of the tabs that may not have been given back yet, by what they show. */
  private readonly waiting: Map<string, string>
  private readonly open = new Map<string, vscode.WebviewPanel>()
  private readonly subscription = vscode.window.tabGroups.onDidChangeTabs((change) => this.note(change))

  constructor(
    private readonly viewType: string,
    private readonly state: vscode.Memento,
  ) {
    const kept = state.get<unknown>(this.stateKey)
    this.waiting = new Map(Array.isArray(kept) ? kept.filter(isTab) : [])
  }

  /** A panel shows this. */
  add(key: string, panel: vscode.WebviewPanel): void {
    this.waiting.delete(key)
    this.open.set(key, panel)
    panel.onDidDispose(() => this.open.delete(key))
  }

  /**
   * Close the tab that shows this and was not given back, since another panel is to take its place. Where several have its
   * title none is closed: the one that shows the same closes itself when it is seen.
   *
   * @returns its column; null if there is none
   */
  replace(key: string): vscode.ViewColumn | null {
    const title = this.waiting.get(key)
    this.waiting.delete(key)
    if (title === undefined || this.titles().filter((each) => each === title).length > 0) return null
    const [tab, ...more] = this.tabs().filter(({ label }) => label === title)
    if (tab === undefined || more.length > 0) return null
    const { viewColumn } = tab.group
    void vscode.window.tabGroups.close(tab, true)
    return viewColumn
  }

  /** Whether the user sees the panel that shows this. */
  isVisible(key: string): boolean {
    return this.open.get(key)?.visible ?? false
  }

  dispose(): void {
    this.subscription.dispose()
  }

  private get stateKey(): string {
    return `tabs ${this.viewType}`
  }

  /** Remember what the tabs show, whenever one comes, goes or has another title. */
  private note({ closed }: vscode.TabChangeEvent): void {
    for (const { label } of closed.filter((tab) => this.isOurs(tab)))
      for (const [key, title] of this.waiting) if (title === label) this.waiting.delete(key)
    const known: readonly KnownTab[] = [...this.waiting, ...this.opened()]
    if (JSON.stringify(known) !== JSON.stringify(this.state.get(this.stateKey)))
      void this.state.update(this.stateKey, known)
  }

  private opened(): readonly KnownTab[] {
    return [...this.open].map(([key, { title }]) => [key, title])
  }

  /** Of all that are known. */
  private titles(): readonly string[] {
    return [...this.waiting.values(), ...this.opened().map(([, title]) => title)]
  }

  private tabs(): readonly vscode.Tab[] {
    return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter((tab) => this.isOurs(tab))
  }

  /** VS Code puts a prefix before the type of a panel. */
  private isOurs({ input }: vscode.Tab): boolean {
    return input instanceof vscode.TabInputWebview && input.viewType.endsWith(this.viewType)
  }
}

function isTab(value: unknown): value is KnownTab {
  return isKnownTab(value) && (value as readonly string[]).length === 2
}
