import type { Page } from 'playwright-core'

/** Waits in a page, frame by frame, for more marks in its editor than there were. */
export class MarkWatch {
  private constructor(private readonly page: Page) {}

  /** @param event the next one in the page is what the time is counted from */
  static async on(page: Page, event: 'click' | 'keydown'): Promise<MarkWatch> {
    await page.evaluate(`(${watchMarks.toString()})('${event}')`)
    return new MarkWatch(page)
  }

  /** Milliseconds from the event to the frame that shows the marks. */
  elapsed(): Promise<number> {
    return this.page.evaluate('globalThis.markWatch')
  }
}

/** What is used of the browser here. */
interface Browser {
  markWatch: Promise<number>
  readonly document: {
    querySelectorAll(selector: string): { readonly length: number }
    addEventListener(event: string, listener: (event: { readonly timeStamp: number }) => void, options: object): void
  }
  requestAnimationFrame(step: () => void): void
}

/** Runs in the page. */
function watchMarks(event: string): void {
  const browser = globalThis as unknown as Browser
  const count = () => browser.document.querySelectorAll('.view-line span[class*="ced-"]').length
  const before = count()
  let began = Infinity
  const begin = ({ timeStamp }: { readonly timeStamp: number }) => (began = timeStamp)
  browser.document.addEventListener(event, begin, { capture: true, once: true })
  browser.markWatch = new Promise((resolve) => {
    const look = () => {
      if (count() > before) resolve(performance.now() - began)
      else browser.requestAnimationFrame(look)
    }
    browser.requestAnimationFrame(look)
  })
}
