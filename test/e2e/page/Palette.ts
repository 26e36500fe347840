import type { Page } from 'playwright-core'
import type { QuickPick } from './QuickPick'

/** A command that every window has. */
const reference = 'Developer: Reload Window'

/** Milliseconds after which the list is opened again, and how often it is. */
const look = 1000
const mostLooks = 45

/** The command palette. */
export class Palette {
  constructor(
    private readonly page: Page,
    private readonly quickPick: QuickPick,
  ) {}

  /** Runs the command of exactly this title, category included; Enter would take the best match of any. */
  async run(title: string): Promise<void> {
    await this.search(title)
    // The commands of an extension come a moment after its window, and a list that is open does not take them in.
    for (let looks = 0; looks < mostLooks && !(await this.isListed(title)); looks++) {
      await this.quickPick.dismiss()
      await this.search(title)
    }
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

  private async isListed(title: string): Promise<boolean> {
    const row = this.quickPick.row(title).waitFor({ timeout: look })
    return row.then(
      () => true,
      () => false,
    )
  }

  private async search(title: string): Promise<void> {
    await this.page.keyboard.press('F1')
    await this.quickPick.input.waitFor()
    await this.quickPick.input.fill(`>${title}`)
  }
}
