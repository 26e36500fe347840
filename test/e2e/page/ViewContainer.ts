import type { Locator, Page } from 'playwright-core'
import { TreeRow } from './TreeRow'

const rows = '.sidebar .pane-body .monaco-list-row'

/** What is used of a row here; the types of the browser are not those of this program. */
interface Row {
  readonly ariaLabel: string | null
}

/** The views behind one icon of the activity bar. */
export class ViewContainer {
  readonly icon: Locator

  constructor(
    private readonly page: Page,
    private readonly title: string,
  ) {
    this.icon = page.locator(`.activitybar a.action-label[aria-label^="${title}"]`)
  }

  /** Shows the views unless they are shown. */
  async open(): Promise<void> {
    await this.icon.waitFor()
    const isOpen = await this.page.locator(`.sidebar .composite.title [aria-label*="${this.title}"]`).count()
    const isChecked = (await this.icon.getAttribute('aria-expanded')) === 'true'
    // A badge lies over it.
    if (isOpen === 0 && !isChecked) await this.icon.click({ force: true })
    await this.page.locator('.sidebar .pane').first().waitFor()
  }

  /** A row of any of the views, by what a screen reader says of it: that includes all that is seen, and a run's id. */
  row(text: string): TreeRow {
    return new TreeRow(this.page, this.page.locator(`${rows}[aria-label*="${text}"]`).first())
  }

  get rows(): Locator {
    return this.page.locator(rows)
  }

  /** What a screen reader says of the rows, from top to bottom, at one moment. */
  spokenRows(): Promise<readonly string[]> {
    return this.rows.evaluateAll((elements) =>
      (elements as unknown as readonly Row[]).map(({ ariaLabel }) => ariaLabel ?? ''),
    )
  }

  /** What stands above the rows. */
  get message(): Locator {
    return this.page.locator('.sidebar .pane-body .message')
  }

  /** What a view without rows says. */
  get welcome(): Locator {
    return this.page.locator('.sidebar .welcome-view-content')
  }

  /** A button of that text. */
  welcomeButton(label: string): Locator {
    return this.welcome.locator('.monaco-button', { hasText: label })
  }

  /** An icon over a view, by its title. */
  titleButton(title: string): Locator {
    return this.page.locator(`.sidebar a.action-label[aria-label^="${title}"]`).filter({ visible: true })
  }
}
