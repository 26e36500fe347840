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

/** Characters that a text takes on screen, escape sequences not counted. */
export function visibleLength(text: string): number {
  return Array.from(text.replace(escapes, '')).length
}
