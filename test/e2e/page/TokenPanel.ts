import type { FrameLocator, Locator, Page } from 'playwright-core'

/** The panel of tokens and scores: a webview, which lies in a frame within a frame. */
export class TokenPanel {
  readonly frame: FrameLocator

  constructor(page: Page) {
    this.frame = page.frameLocator('iframe.webview.ready:visible').frameLocator('iframe#active-frame')
  }

  /** Where a text is typed. */
  get box(): Locator {
    return this.frame.getByLabel('Text', { exact: true })
  }

  /** A word by what a screen reader says of it: its text, then its label with how probable that is, for each model. */
  word(spoken: RegExp): Locator {
    return this.frame.locator('word-strip').getByRole('button', { name: spoken })
  }

  /** The types of the entities that are drawn under the words, with the sign of their model where there are two. */
  async entities(): Promise<string[]> {
    const texts = await this.frame.locator('word-strip .entity').allInnerTexts()
    return texts.map((text) => text.replaceAll(/\s*[\d.]+\s%$/g, '').replaceAll(/\s+/g, ' '))
  }

  /** The stages of the word that is looked at, a table for each model. */
  stages(place = 0): Locator {
    return this.frame.locator('word-stages .model').nth(place)
  }

  button(name: string | RegExp): Locator {
    return this.frame.getByRole('button', { name })
  }

  /** What is said of all words. */
  get summary(): Locator {
    return this.frame.locator('.summary [role=status]')
  }
}
