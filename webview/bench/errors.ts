import type { ErrorBrowserMessage } from '../../src/shared/protocol/errorBrowser'
import '../errors/ErrorBrowser'
import { nextFrame, painted } from './painted'

/** A message whose buffers are in base64: a debugger sends text only. */
type WrittenMessage = Readonly<Record<string, unknown>>

/** The page's part of `npm run bench errors`, which calls it by name. Times are in milliseconds. */
Object.assign(window, { bench: { open, painted: () => timed(() => undefined), receive, choose, press, type, scroll } })

/** Puts an empty panel in the page. */
function open(): void {
  document.body.innerHTML = '<error-browser directory="/bench"></error-browser>'
}

/** Takes in a message, without waiting for what is painted. */
function receive(message: WrittenMessage): number {
  const data = decoded(message)
  const begin = performance.now()
  window.dispatchEvent(new MessageEvent('message', { data }))
  return performance.now() - begin
}

/** From a key in the field of words to the painted list. */
async function type(text: string): Promise<number> {
  const input = within('error-filters', 'input[type=search]') as HTMLInputElement
  return timed(() => {
    input.value = text
    input.dispatchEvent(new Event('input'))
  })
}

/** From a click on a button to the painted list. */
function press(element: string, selector: string): Promise<number> {
  return timed(() => (within(element, selector) as HTMLElement).click())
}

/** From a choice in a list to the painted list. */
function choose(element: string, index: number, value: string): Promise<number> {
  const select = part(element).querySelectorAll('select')[index]
  return timed(() => {
    if (select === undefined) return
    select.value = value
    select.dispatchEvent(new Event('change'))
  })
}

/** Scrolls by so many pixels a frame. */
async function scroll(pixels: number, seconds: number): Promise<{ framesPerSecond: number; longest: number }> {
  const scroller = within('example-list', '.scroll') as HTMLElement
  const times = [await nextFrame()]
  while ((times.at(-1) ?? 0) - (times[0] ?? 0) < seconds * 1000) {
    scroller.scrollTop += pixels
    times.push(await nextFrame())
  }
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time))
  const total = gaps.reduce((sum, gap) => sum + gap, 0)
  return { framesPerSecond: (gaps.length / total) * 1000, longest: Math.max(...gaps) }
}

async function timed(work: () => void): Promise<number> {
  await painted()
  const begin = performance.now()
  work()
  await painted()
  return performance.now() - begin
}

function part(element: string): ShadowRoot {
  const root = document.querySelector('error-browser')?.shadowRoot?.querySelector(element)?.shadowRoot
  if (root === null || root === undefined) throw new Error(`There is no ${element}`)
  return root
}

function within(element: string, selector: string): Element {
  const found = part(element).querySelector(selector)
  if (found === null) throw new Error(`There is no ${selector} in ${element}`)
  return found
}

function decoded(message: WrittenMessage): ErrorBrowserMessage {
  const entries = Object.entries(message).map(([name, value]) => [name, isBuffer(value) ? buffer(value.base64) : value])
  return Object.fromEntries(entries) as ErrorBrowserMessage
}

function isBuffer(value: unknown): value is { readonly base64: string } {
  return typeof value === 'object' && value !== null && 'base64' in value
}

function buffer(base64: string): ArrayBuffer {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer
}
