import type { Locator, Page } from 'playwright-core'
import { expect, vi } from 'vitest'

/** Milliseconds between two tries to answer a dialog, and for how long it is tried. */
const look = 500
const patience = 20_000

/** The box that lists choices or asks for a line of text. */
export class QuickPick {
  readonly box: Locator
  readonly input: Locator
  readonly rows: Locator

  constructor(private readonly page: Page) {
    this.box = page.locator('.quick-input-widget')
    this.input = this.box.locator('input[type="text"]').first()
    this.rows = this.box.locator('.quick-input-list .monaco-list-row')
  }

  /** The row whose label is exactly this. */
  row(label: string): Locator {
    return this.rows.filter({ has: this.page.locator('.label-name').getByText(label, { exact: true }) }).first()
  }

  /** The row whose label has this in it. */
  rowWith(text: string): Locator {
    return this.rows.filter({ hasText: text }).first()
  }

  /** Labels of the rows in view. */
  async labels(): Promise<string[]> {
    await this.rows.first().waitFor()
    return this.rows.locator('.label-name').allInnerTexts()
  }

  async choose(label: string): Promise<void> {
    await this.row(label).click()
  }

  /** Clicks a row until the list is gone: while it is filled anew, a click may hit what is not there any more. */
  async accept(row: Locator): Promise<void> {
    const click = async () => {
      await row.click({ timeout: look }).catch(() => undefined)
      if (await this.box.isVisible()) throw new Error('the list is still there')
    }
    // Also before the first test, where `expect.poll` may not be used.
    await vi.waitFor(click, { interval: look, timeout: patience })
  }

  /** Types and accepts, as in an input box or the dialog that asks for a file. */
  async enter(text: string): Promise<void> {
    await this.input.waitFor()
    await this.input.fill(text)
    await this.page.keyboard.press('Enter')
  }

  /** Answers the dialog that asks for a file or a folder. It takes no answer while it lists what is beside it. */
  async enterPath(file: string): Promise<void> {
    await this.rows.first().waitFor()
    await this.input.fill(file)
    // Beside it a window in a browser offers the files of its own machine.
    const button = this.box.locator('.quick-input-action .monaco-button:visible').first()
    const answer = async () => {
      await button.click({ timeout: look }).catch(() => undefined)
      return this.box.isVisible()
    }
    await expect.poll(answer, { interval: look, timeout: patience }).toBe(false)
  }

  /** The line under the input: what is asked, or what is wrong. */
  async message(): Promise<string> {
    return this.box.locator('.quick-input-message').innerText()
  }

  async dismiss(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await this.box.waitFor({ state: 'hidden' })
  }
}
