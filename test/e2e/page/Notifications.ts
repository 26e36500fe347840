import type { Locator, Page } from 'playwright-core'

/** Milliseconds in which VS Code shows three messages at most: further ones are in its notification centre only. */
const throttle = 800

/** Messages at the lower right. */
export class Notifications {
  constructor(private readonly page: Page) {}

  get all(): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item')
  }

  /** The message that has this text. */
  toast(text: string | RegExp): Toast {
    return new Toast(this.page, this.all.filter({ hasText: text }).first())
  }

  /** Closes all, so that a later one is not taken for an earlier one, nor kept back for the earlier ones' sake. */
  async clear(): Promise<void> {
    await this.page.waitForTimeout(throttle)
    while ((await this.all.count()) > 0) {
      const first = this.all.first()
      await first.hover()
      await first.locator('.codicon-notifications-clear').click()
    }
  }
}

/** One message. */
export class Toast {
  constructor(
    private readonly page: Page,
    readonly locator: Locator,
  ) {}

  async text(): Promise<string> {
    return (await this.locator.locator('.notification-list-item-message').innerText()).trim()
  }

  async buttons(): Promise<string[]> {
    await this.locator.waitFor()
    return this.locator.locator('.notification-list-item-buttons-container .monaco-button').allInnerTexts()
  }

  async press(button: string): Promise<void> {
    await this.locator.locator('.monaco-button', { has: this.page.getByText(button, { exact: true }) }).click()
  }
}
