import { Markup, markup } from './markup'
import type { ReportTable } from './reportTables'

/** A heading of the page, from 1 to 6. */
export function heading(level: number, text: string): Markup {
  return markup`${new Markup(`<h${level}>`)}${text}${new Markup(`</h${level}>`)}`
}

/** A table that scrolls by itself where the page is narrow. @param kind `texts` where its cells are no numbers */
export function tableMarkup(table: ReportTable, level: number, kind = 'numbers'): Markup {
  const { title, detail, headings, rows } = table
  const caption = markup`${heading(level, title)}<span class="quiet">${detail}</span>`
  return markup`<div class="table" tabindex="0" role="group" aria-label="${title}"><table class="${kind}"><caption>${caption}</caption>
<thead><tr>${headings.map((text) => markup`<th scope="col">${text}</th>`)}</tr></thead>
<tbody>${rows.map(rowMarkup)}</tbody></table></div>`
}

function rowMarkup([name = '', ...cells]: readonly string[]): Markup {
  return markup`<tr><th scope="row">${name}</th>${cells.map((text) => markup`<td>${text}</td>`)}</tr>
`
}
