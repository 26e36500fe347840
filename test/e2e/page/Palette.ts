import type { Page } from 'playwright-core'
import type { QuickPick } from './QuickPick'

/** A command that every window has. */
const reference = 'Developer: Reload Window'

/** Milliseconds after which the list is opened again, how often it is, and what a click on a row of it may take. */
const look = 1000
const mostLooks = 45
const click = 5000

/** The command palette. */
export class Palette {
  constructor(
    private readonly page: Page,
    private readonly quickPick: QuickPick,
  ) {}

  /** Runs the command of exactly this title, category included; Enter would take the best match of any. */
  async run(title: string): Promise<void> {
    for (let looks = 0; looks < mostLooks; looks++) {
      await this.search(title)
      if (await this.isTaken(title)) return
      // The commands of an extension come a moment after its window, and a list that is open does not take them in.
      await this.quickPick.dismiss()
    }
    throw new Error(`the palette has no command ${title}`)
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

  /** Chooses a command, if it is listed and the list stays: a panel that takes the focus as it is filled closes it. */
  private async isTaken(title: string): Promise<boolean> {
    const row = this.quickPick.row(title)
    const taking = row.waitFor({ timeout: look }).then(() => row.click({ timeout: click }))
    return taking.then(
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
