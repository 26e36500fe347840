import type { Locator, Page } from 'playwright-core'

/** A row of a tree view. */
export class TreeRow {
  constructor(
    private readonly page: Page,
    readonly locator: Locator,
  ) {}

  async label(): Promise<string> {
    return this.locator.locator('.label-name').innerText()
  }

  async description(): Promise<string> {
    return this.locator.locator('.label-description').innerText()
  }

  /** What a screen reader says. */
  async accessibleName(): Promise<string> {
    return (await this.locator.getAttribute('aria-label')) ?? ''
  }

  /** Waits until a screen reader says this of it, which includes all that is seen. */
  async waitForName(name: RegExp, timeout?: number): Promise<void> {
    const options = timeout === undefined ? {} : { timeout }
    await this.locator.and(this.page.getByRole('treeitem', { name })).waitFor(options)
  }

  async click(): Promise<void> {
    await this.locator.click()
  }

  /** Selects it beside those that are selected. */
  async addToSelection(): Promise<void> {
    await this.locator.click({ modifiers: ['Control'] })
  }

  /** Entries of the context menu; it is closed again. */
  async menu(): Promise<string[]> {
    await this.openMenu()
    const labels = await this.menuItems.locator('.action-label').allInnerTexts()
    await this.page.keyboard.press('Escape')
    return labels.filter((label) => label !== '')
  }

  /** Chooses an entry of the context menu. */
  async choose(label: string): Promise<void> {
    await this.openMenu()
    // A menu takes no click in its first moments, lest the one that opened it choose something.
    await this.menuItems.getByText(label, { exact: true }).hover()
    await this.page.keyboard.press('Enter')
    await this.menuItems.first().waitFor({ state: 'detached' })
  }

  /** An icon at the end of the row, by its title. */
  inlineButton(title: string): Locator {
    return this.locator.locator(`a.action-label[aria-label^="${title}"]`)
  }

  private get menuItems(): Locator {
    return this.page.locator('.monaco-menu .action-item')
  }

  private async openMenu(): Promise<void> {
    await this.locator.click({ button: 'right' })
    await this.menuItems.first().waitFor()
  }
}
