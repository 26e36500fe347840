import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'

/** A figure with its name. */
export interface Fact {
  readonly name: string
  readonly value: string
  /** What is beside it, less prominent. */
  readonly detail?: string
}

/** An entry of a list of figures, `<dl>`. */
export function factTemplate({ name, value, detail }: Fact): TemplateResult {
  return html`<div>
    <dt class="quiet">${name}</dt>
    <dd>
      <span class="value">${value}</span>${detail === undefined ? nothing : html` <span class="quiet">${detail}</span>`}
    </dd>
  </div>`
}
