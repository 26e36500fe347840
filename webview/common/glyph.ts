import type { TemplateResult } from 'lit'
import { css, html } from 'lit'

/** Icons of VS Code's font, which the page brings along. An element each, as elsewhere, would be most of a row's cost. */
const characters = {
  add: '\uea60',
  'arrow-both': '\uea99',
  'arrow-swap': '\uebcb',
  bookmark: '\ueaa5',
  check: '\ueab2',
  'chevron-down': '\ueab4',
  'circle-large': '\uebb5',
  'circle-slash': '\ueabd',
  close: '\uea76',
  edit: '\uea73',
  error: '\uea87',
  pass: '\ueba4',
  tag: '\uea66',
} as const
export type GlyphName = keyof typeof characters

/** An icon beside a text that says the same. */
export function glyph(name: GlyphName): TemplateResult {
  return html`<span class="glyph" aria-hidden="true">${characters[name]}</span>`
}

/** Of what has icons in it. */
export const glyphStyles = css`
  .glyph {
    font: normal 14px/1 codicon;
  }
`
