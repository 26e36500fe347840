import type { Locator, Page } from 'playwright-core'
import type { QuickPick } from './QuickPick'

/** The editor that is in front, or the cells of the notebook that is. */
export class Editor {
  constructor(
    private readonly page: Page,
    private readonly quickPick: QuickPick,
    private readonly root: '.editor-group-container.active' | '.notebookOverlay',
  ) {}

  get lines(): Locator {
    return this.page.locator(`${this.root} .view-line`)
  }

  /** Opens a file of the workspace by its name. */
  async open(name: string): Promise<void> {
    await this.page.keyboard.press('Control+P')
    await this.quickPick.input.waitFor()
    await this.quickPick.input.fill(name)
    await this.quickPick.accept(this.quickPick.rowWith(name))
    await this.tab(name).waitFor()
    await this.lines.first().waitFor()
  }

  tab(name: string): Locator {
    return this.page.locator(`.tab[data-resource-name="${name}"]`)
  }

  /** Puts this in place of the whole text; it is not saved. */
  async replaceText(text: string): Promise<void> {
    await this.lines.first().click()
    await this.page.keyboard.press('Control+A')
    // In one go: typed key by key, the editor would indent by itself.
    await this.page.keyboard.insertText(text)
  }

  /** The text of a line in view that begins with this, as it is shown: hints of the editor are part of it. */
  line(start: string): Locator {
    // The editor draws spaces as ones that do not break.
    return this.lines.filter({ hasText: new RegExp(`^${start.replaceAll(' ', '\\s')}`) }).first()
  }

  /** What the editor says where the mouse rests on a word. */
  async hover(word: string): Promise<Locator> {
    const hover = this.page.locator('.monaco-hover:visible .monaco-hover-content')
    await this.lines.getByText(word, { exact: true }).first().hover()
    await hover.first().waitFor()
    return hover.first()
  }

  /** What the editor says where the mouse rests in a line on a word, which need not be drawn as one. */
  async hoverIn(line: string, word: string): Promise<Locator> {
    const hover = this.page.locator('.monaco-hover:visible .monaco-hover-content')
    const { x, y } = await this.line(line).evaluate(middleOf, word)
    await this.page.mouse.move(x, y)
    await hover.first().waitFor()
    return hover.first()
  }

  /** Puts the cursor behind the text of a line. */
  async goToEndOf(start: string): Promise<void> {
    await this.line(start).click()
    await this.page.keyboard.press('End')
  }

  /** The list of what can be typed. */
  get suggestions(): Locator {
    return this.page.locator('.suggest-widget.visible .monaco-list-row')
  }

  /** Types of the entities that are marked in view, from the top; the editor draws their names as contents of styles. */
  async entities(): Promise<string[]> {
    return this.lines.locator('span').evaluateAll(drawnAfter)
  }

  /** Backgrounds of what is coloured in view, from the top. */
  async backgrounds(): Promise<string[]> {
    return this.page.locator(`${this.root} .view-overlays .cdr[class*="ced-"]`).evaluateAll(drawnBehind)
  }

  /** What the editor underlines as wrong, of a kind. */
  underlined(kind: 'error' | 'warning' | 'info'): Locator {
    return this.page.locator(`${this.root} .squiggly-${kind}`)
  }

  /** The list of ways to mend what the cursor is on. */
  async showFixes(): Promise<Locator> {
    // VS Code looks for them a moment after the cursor was moved, and drops what was asked for before that.
    await this.lightBulb.waitFor()
    await this.page.keyboard.press('Control+.')
    return this.page.locator('.action-widget')
  }

  /** Picks one of them. */
  async mend(title: string): Promise<void> {
    const fixes = await this.showFixes()
    await fixes.getByText(title).click()
  }

  /** There are actions for what the cursor is on. */
  private get lightBulb(): Locator {
    return this.page.locator(this.root).locator('.lightBulbWidget, [class*="gutter-lightbulb"]').first()
  }

  /** A link above a line. */
  codeLens(title: string): Locator {
    return this.page.locator('.codelens-decoration a', { hasText: title })
  }

  /** An icon at the right of the tabs. */
  titleButton(title: string): Locator {
    return this.page.locator(`.editor-actions a.action-label[aria-label^="${title}"]`)
  }
}

/** Runs in the page: what is drawn behind elements, as styles say. */
function drawnAfter(elements: readonly unknown[]): string[] {
  const { getComputedStyle } = globalThis as unknown as {
    getComputedStyle: (element: unknown, part: string) => { readonly content: string }
  }
  return elements.flatMap((element) => {
    const { content } = getComputedStyle(element, '::after')
    return /^".+"$/.test(content) ? [content.slice(1, -1)] : []
  })
}

/** Runs in the page: colours behind elements, from the top and from the left. */
function drawnBehind(elements: readonly unknown[]): string[] {
  const { getComputedStyle } = globalThis as unknown as {
    getComputedStyle: (element: unknown) => { readonly backgroundColor: string }
  }
  const places = elements.map((element) => ({
    colour: getComputedStyle(element).backgroundColor,
    box: (element as Range).getBoundingClientRect(),
  }))
  places.sort((one, other) => one.box.y - other.box.y || one.box.x - other.box.x)
  return places.map(({ colour }) => colour).filter((colour) => colour !== 'rgba(0, 0, 0, 0)')
}

/** What is used of the browser's text nodes and ranges here. */
interface Drawn {
  readonly ownerDocument: {
    createTreeWalker(root: unknown, kinds: number): { nextNode(): { readonly data: string } | null }
    createRange(): Range
  }
}
interface Range {
  setStart(node: unknown, offset: number): void
  setEnd(node: unknown, offset: number): void
  getBoundingClientRect(): { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/** Runs in the page: the middle of a word in a line, in pixels. */
function middleOf(element: unknown, word: string): { readonly x: number; readonly y: number } {
  const { ownerDocument: document } = element as Drawn
  const texts = document.createTreeWalker(element, 4)
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const index = node.data.indexOf(word)
    if (index < 0) continue
    const range = document.createRange()
    range.setStart(node, index)
    range.setEnd(node, index + word.length)
    const { x, y, width, height } = range.getBoundingClientRect()
    return { x: x + width / 2, y: y + height / 2 }
  }
  throw new Error(`the line has no ${word}`)
}
