import type { FrameLocator, Locator, Page } from 'playwright-core'

/** The error browser: a webview, which lies in a frame within a frame. */
export class ErrorBrowser {
  readonly frame: FrameLocator

  constructor(private readonly page: Page) {
    this.frame = page.frameLocator('iframe.webview.ready:visible').frameLocator('iframe#active-frame')
  }

  get rows(): Locator {
    return this.frame.locator('example-list .row')
  }

  /** A row by words of its sentence. */
  row(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text })
  }

  /** Waits until it says how many examples it shows, such as `3 of 12 examples`. */
  async waitForCount(text: string): Promise<void> {
    await this.frame.getByRole('status').getByText(text, { exact: true }).waitFor()
  }

  /** A button by its name: a kind of error, an action of the active row, a cell of the matrix. */
  button(name: string | RegExp): Locator {
    return this.frame.getByRole('button', { name })
  }

  /** Unfolds the confusion matrix, where there is little room. */
  async openMatrix(): Promise<void> {
    const closed = this.frame.locator('.matrix:not([open]) > summary')
    if ((await closed.count()) > 0) await closed.click()
  }

  /** A field or list by its name. */
  field(name: string): Locator {
    return this.frame.getByLabel(name, { exact: true })
  }

  /** A line of a data file that is open beside, wherever the focus is. */
  dataLine(text: string): Locator {
    // The editor draws spaces as ones that do not break.
    return this.page.locator('.view-line', { hasText: new RegExp(`^${text.replaceAll(' ', '\\s')}$`) })
  }
}
