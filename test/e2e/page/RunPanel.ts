import type { FrameLocator, Locator, Page } from 'playwright-core'

/** What is used of a canvas here; the types of the browser are not those of this program. */
interface Canvas {
  readonly width: number
  readonly height: number
  getContext(kind: '2d'): { getImageData(x: number, y: number, width: number, height: number): { data: Uint8Array } }
}

/** Titles of the charts, from left to right. */
export const chartTitles = ['Learning rate', 'Loss', 'F1 on validation'] as const
export type ChartTitle = (typeof chartTitles)[number]

/** The panel of one run: a webview, which lies in a frame within a frame. */
export class RunPanel {
  readonly frame: FrameLocator

  constructor(private readonly page: Page) {
    this.frame = page.frameLocator('iframe.webview.ready:visible').frameLocator('iframe#active-frame')
  }

  /** The tab of the panel: its title is the run's id. */
  tab(run: string | RegExp): Locator {
    return this.page.locator('.tab', { hasText: run })
  }

  /** Waits until the header says this state. */
  async waitForState(state: string, timeout?: number): Promise<void> {
    const options = timeout === undefined ? {} : { timeout }
    await this.frame.locator('run-header [role=status]').getByText(state, { exact: true }).waitFor(options)
  }

  /** A figure of the header by its name, such as `Step`. */
  figure(name: string): Locator {
    const figures = this.frame.locator('run-header dl > div')
    return figures.filter({ has: this.page.locator('dt').getByText(name, { exact: true }) }).locator('.value')
  }

  button(label: string): Locator {
    return this.frame.locator('vscode-button', { hasText: label })
  }

  /** A chart whose spoken summary fits. */
  chart(summary: RegExp): Locator {
    return this.frame.getByRole('img', { name: summary })
  }

  /** Waits until each chart has a curve that begins before a step. */
  async waitForCurvesFrom(step: number): Promise<void> {
    for (const title of chartTitles) {
      await this.chart(new RegExp(`^${title}, line chart, steps \\d+ to .* at step `)).waitFor()
      const summary = await this.summary(title)
      const steps = [...summary.matchAll(/at step ([\d,]+)/g)].map((match) => Number((match[1] ?? '').replace(',', '')))
      if (Math.min(...steps) >= step) throw new Error(`“${title}” does not begin before step ${step}: ${summary}`)
    }
  }

  /** What a screen reader says of a chart. */
  async summary(title: ChartTitle): Promise<string> {
    return (await this.chart(new RegExp(`^${title}[.,]`)).getAttribute('aria-label')) ?? ''
  }

  /** Pixels that are not transparent, for each chart; charts out of sight are not drawn, so it goes to each. */
  async paintedPixels(): Promise<number[]> {
    const canvases = this.frame.locator('line-chart canvas')
    await canvases.first().waitFor()
    const painted: number[] = []
    for (const canvas of await canvases.all()) {
      await canvas.scrollIntoViewIfNeeded()
      painted.push(await canvas.evaluate(countPainted))
    }
    return painted
  }

  /** Rows of the scores by entity type, cells separated by tabs. */
  async scoreRows(): Promise<string[]> {
    const rows = this.frame.locator('score-table tbody tr')
    await rows.first().waitFor()
    return rows.allInnerTexts()
  }

  /** Waits until the panel says this somewhere. */
  async waitForText(text: string | RegExp): Promise<void> {
    await this.frame.getByText(text).first().waitFor()
  }
}

/** Runs in the page, two frames later: then what came in sight is drawn. */
async function countPainted(element: unknown): Promise<number> {
  const canvas = element as Canvas
  const { requestAnimationFrame } = globalThis as unknown as { requestAnimationFrame: (next: () => void) => void }
  await new Promise<void>((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  let painted = 0
  for (let index = 3; index < data.length; index += 4) if (data[index] !== 0) painted += 1
  return painted
}
