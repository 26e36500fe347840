import type { Locator, Page } from 'playwright-core'

/** A question that has to be answered before anything else. */
export class Dialog {
  readonly box: Locator

  constructor(page: Page) {
    this.box = page.locator('.monaco-dialog-box')
  }

  /** Message and detail. */
  async text(): Promise<string> {
    return this.box.locator('.dialog-message-container').innerText()
  }

  async buttons(): Promise<string[]> {
    await this.box.waitFor()
    return this.box.locator('.dialog-buttons .monaco-button').allInnerTexts()
  }

  async answer(button: string): Promise<void> {
    await this.box.locator('.dialog-buttons .monaco-button', { hasText: button }).click()
    await this.box.waitFor({ state: 'detached' })
  }
}
