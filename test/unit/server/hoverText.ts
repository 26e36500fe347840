import type { Hover } from 'vscode-languageserver/node'
import { hoverAt } from '../../../src/server/feature/hover/hover'
import type { TestWorld } from './snapshotOf'
import { positionOf, snapshotWith } from './snapshotOf'

/** The hover over a piece of the small config with more lines; empty if there is none. */
export function hoverOn(piece: string, lines = '', world: TestWorld = {}): string {
  const snapshot = snapshotWith(lines, world)
  return textOf(hoverAt(snapshot, positionOf(snapshot, piece)))
}

/** The Markdown of a hover, the bytes of pictures left out. */
export function textOf(hover: Hover | null): string {
  return markdownOf(hover).replace(/;base64,[^)]+/g, ';base64,…')
}

export function markdownOf(hover: Hover | null): string {
  const contents = hover?.contents
  return typeof contents === 'object' && 'value' in contents ? contents.value : ''
}
