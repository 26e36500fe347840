import type { Locator, Page } from 'playwright-core'

/** The status bar. */
export class StatusBar {
  constructor(private readonly page: Page) {}

  /** The items of one extension, by its id. */
  itemsOf(extension: string): Locator {
    return this.page.locator(`.statusbar-item[id^="${extension}"]`)
  }

  /** Any item that has this text. */
  item(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item', { hasText: text })
  }
}
