import type { Page } from 'playwright-core'
import type { QuickPick } from './QuickPick'

/** A command that every window has. */
const reference = 'Developer: Reload Window'

/** The command palette. */
export class Palette {
  constructor(
    private readonly page: Page,
    private readonly quickPick: QuickPick,
  ) {}

  /** Runs the command of exactly this title, category included; Enter would take the best match of any. */
  async run(title: string): Promise<void> {
    await this.search(title)
    await this.quickPick.row(title).click()
  }

  /** Whether a command is offered now. */
  async has(title: string): Promise<boolean> {
    await this.search(reference)
    await this.quickPick.row(reference).waitFor()
    await this.quickPick.input.fill(`>${title}`)
    // The list is filtered by now once it no longer shows what was asked for before.
    await this.quickPick.row(reference).waitFor({ state: 'hidden' })
    const isOffered = (await this.quickPick.row(title).count()) > 0
    await this.quickPick.dismiss()
    return isOffered
  }

  private async search(title: string): Promise<void> {
    await this.page.keyboard.press('F1')
    await this.quickPick.input.waitFor()
    await this.quickPick.input.fill(`>${title}`)
  }
}
