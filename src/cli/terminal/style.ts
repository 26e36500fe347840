import type { Output } from '../context'

/** Wraps text in a terminal style, or returns it as it is where colours are not wanted. */
export type Paint = (text: string) => string

const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
} as const

export type StyleName = keyof typeof codes
export type Style = Readonly<Record<StyleName, Paint>>

/** Whether to colour: at a terminal that can, unless https://no-color.org says otherwise; `FORCE_COLOR` forces it. */
export function wantsColour(output: Output, variables: Readonly<NodeJS.ProcessEnv>): boolean {
  if (variables['NO_COLOR']) return false
  if (variables['FORCE_COLOR']) return variables['FORCE_COLOR'] !== '0'
  return output.isTTY === true && variables['TERM'] !== 'dumb'
}

/** The styles of an output, each the identity where it is not coloured. */
export function styleOf(output: Output, variables: Readonly<NodeJS.ProcessEnv>): Style {
  const coloured = wantsColour(output, variables)
  const paints = Object.entries(codes).map(([name, [open, close]]): [string, Paint] => [
    name,
    coloured ? (text) => `\u001b[${open}m${text}\u001b[${close}m` : (text) => text,
  ])
  return Object.fromEntries(paints) as Style
}

const escapes = /\u001b\[[0-9;?]*[A-Za-z]/g
const wide = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}/u
const zeroWidth = /\p{Mn}|\p{Me}|\p{Cf}/u

/** Cells that a text takes on screen, escape sequences not counted. */
export function visibleLength(text: string): number {
  return Array.from(text.replace(escapes, '')).reduce((cells, character) => cells + cellsOf(character), 0)
}

/** A text cut to so many cells, with `…` at the cut; its escape sequences stay, so that no style is left open. */
export function cutToWidth(text: string, width: number): string {
  if (visibleLength(text) <= width) return text
  let cells = 0
  let isCut = false
  return text.replace(/\u001b\[[0-9;?]*[A-Za-z]|[^]/gu, (part) => {
    if (part.length > 2) return part
    if (isCut) return ''
    cells += cellsOf(part)
    isCut = cells >= width
    return isCut ? '…' : part
  })
}

function cellsOf(character: string): number {
  if (zeroWidth.test(character)) return 0
  return wide.test(character) ? 2 : 1
}
