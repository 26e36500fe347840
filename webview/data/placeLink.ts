import type { TemplateResult } from 'lit'
import { html } from 'lit'
import { OpenPlaceEvent } from './OpenPlaceEvent'

/** A button that shows a line of a file, from 1. */
export function placeLink(file: string, line: number, text: string): TemplateResult {
  const open = (event: Event) => event.currentTarget?.dispatchEvent(new OpenPlaceEvent(file, line))
  return html`<button class="link" title="${file}:${line}" @click=${open}>${text}</button>`
}
