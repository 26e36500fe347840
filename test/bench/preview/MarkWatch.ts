import type { Page } from 'playwright-core'

/** Waits in a page, frame by frame, for more marks in its editor than there were. */
export class MarkWatch {
  private constructor(private readonly page: Page) {}

  /** @param from what the time is counted from: this call, or the next click on the page */
  static async on(page: Page, from: 'now' | 'click'): Promise<MarkWatch> {
    await page.evaluate(`(${watchMarks.toString()})('${from}')`)
    return new MarkWatch(page)
  }

  /** Milliseconds to the frame that shows the marks. */
  elapsed(): Promise<number> {
    return this.page.evaluate('globalThis.markWatch')
  }
}

/** What is used of the browser here. */
interface Browser {
  markWatch: Promise<number>
  readonly document: {
    querySelectorAll(selector: string): { readonly length: number }
    addEventListener(event: string, listener: () => void, options: object): void
  }
  requestAnimationFrame(step: () => void): void
}

/** Runs in the page. */
function watchMarks(from: string): void {
  const browser = globalThis as unknown as Browser
  const count = () => browser.document.querySelectorAll('.view-line span[class*="ced-"]').length
  const before = count()
  let began = performance.now()
  if (from !== 'now')
    browser.document.addEventListener(from, () => (began = performance.now()), { capture: true, once: true })
  browser.markWatch = new Promise((resolve) => {
    const look = () => {
      if (count() > before) resolve(performance.now() - began)
      else browser.requestAnimationFrame(look)
    }
    browser.requestAnimationFrame(look)
  })
}
