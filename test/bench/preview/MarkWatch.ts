import type { Page } from 'playwright-core'

/** Waits in a page, frame by frame, for more marks in its editor than there were, after an event. */
export class MarkWatch {
  private constructor(private readonly page: Page) {}

  /** @param event of the DOM, which the time is counted from */
  static async on(page: Page, event: 'click' | 'beforeinput'): Promise<MarkWatch> {
    await page.evaluate(`(${watchMarks.toString()})('${event}')`)
    return new MarkWatch(page)
  }

  /** Milliseconds from the last such event before the marks to the frame that shows them. */
  elapsed(): Promise<number> {
    return this.page.evaluate('globalThis.markWatch')
  }
}

/** What is used of the browser here. */
interface Browser {
  markWatch: Promise<number>
  readonly document: {
    querySelectorAll(selector: string): { readonly length: number }
    addEventListener(event: string, listener: () => void, isCapturing: boolean): void
    removeEventListener(event: string, listener: () => void, isCapturing: boolean): void
  }
  requestAnimationFrame(step: () => void): void
}

/** Runs in the page. */
function watchMarks(event: string): void {
  const browser = globalThis as unknown as Browser
  const count = () => browser.document.querySelectorAll('.view-line span[class*="ced-"]').length
  const before = count()
  let began = NaN
  const begin = () => (began = performance.now())
  browser.document.addEventListener(event, begin, true)
  browser.markWatch = new Promise((resolve) => {
    const look = () => {
      if (count() <= before || Number.isNaN(began)) {
        browser.requestAnimationFrame(look)
        return
      }
      browser.document.removeEventListener(event, begin, true)
      resolve(performance.now() - began)
    }
    browser.requestAnimationFrame(look)
  })
}
