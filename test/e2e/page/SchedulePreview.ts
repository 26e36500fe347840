import type { FrameLocator, Locator, Page } from 'playwright-core'

/** The preview of a schedule: a webview, which lies in a frame within a frame. */
export class SchedulePreview {
  private readonly frame: FrameLocator

  constructor(private readonly page: Page) {
    this.frame = page.frameLocator('iframe.webview.ready:visible').frameLocator('iframe#active-frame')
  }

  /** A figure by its name, such as `Warmup`, once it says this. */
  figure(name: string, text: string | RegExp): Locator {
    const figures = this.frame.locator('schedule-preview dl > div')
    return figures.filter({ has: this.page.locator('dt').getByText(name, { exact: true }) }).getByText(text)
  }

  /** Names of the lines that are drawn, none of a line alone. */
  get lineNames(): Locator {
    return this.frame.locator('line-chart .legend li span:not(.value)')
  }

  async lines(): Promise<string[]> {
    await this.lineNames.first().waitFor()
    return this.lineNames.allInnerTexts()
  }

  private get chart(): Locator {
    return this.frame.locator('line-chart').getByRole('img')
  }

  get comparison(): Locator {
    return this.frame.locator('vscode-checkbox')
  }

  /** What a screen reader says of the chart. */
  async summary(): Promise<string> {
    return (await this.chart.getAttribute('aria-label')) ?? ''
  }

  /** What is said of the pointer's place, once it rests at a share of the chart's width. */
  async valuesAt(share: number): Promise<string[]> {
    const box = await this.chart.boundingBox()
    if (box === null) throw new Error('the chart is not in view')
    await this.page.mouse.move(box.x + box.width * share, box.y + box.height / 2)
    await this.frame.locator('.tooltip').waitFor()
    return this.frame.locator('.tooltip').locator('p, .name, .number').allInnerTexts()
  }
}
