import type { FrameLocator, Locator, Page } from 'playwright-core'

/** What is used of a canvas here; the types of the browser are not those of this program. */
interface Canvas {
  readonly width: number
  readonly height: number
  getContext(kind: '2d'): { getImageData(x: number, y: number, width: number, height: number): { data: Uint8Array } }
}

/** The panel of one run: a webview, which lies in a frame within a frame. */
export class RunPanel {
  readonly frame: FrameLocator

  constructor(private readonly page: Page) {
    this.frame = page.frameLocator('iframe.webview.ready:visible').frameLocator('iframe#active-frame')
  }

  get charts(): Locator {
    return this.frame.locator('canvas')
  }

  get text(): Locator {
    return this.frame.locator('body')
  }

  button(name: string | RegExp): Locator {
    return this.frame.getByRole('button', { name })
  }

  /** Waits until the panel says this somewhere. */
  async waitForText(text: string | RegExp, timeout?: number): Promise<void> {
    const options = timeout === undefined ? {} : { timeout }
    await this.text.filter({ hasText: text }).waitFor(options)
  }

  /** Pixels that are not transparent, for each chart in view. */
  async paintedPixels(): Promise<number[]> {
    await this.charts.first().waitFor()
    const canvases = await this.charts.all()
    return Promise.all(canvases.map((canvas) => canvas.evaluate(countPainted)))
  }

  /** The tab of the panel, by the text of its title. */
  tab(title: string): Locator {
    return this.page.locator('.tab', { hasText: title })
  }
}

function countPainted(element: unknown): number {
  const canvas = element as Canvas
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  let painted = 0
  for (let index = 3; index < data.length; index += 4) if (data[index] !== 0) painted += 1
  return painted
}
