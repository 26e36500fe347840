/** Text that is HTML already. */
export class Markup {
  constructor(readonly html: string) {}
}

type Part = string | number | Markup | readonly Part[]

/** HTML with values put in: texts are escaped, `Markup` stays as it is, lists are put one after the other. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.map((text, index) => (index === 0 ? text : htmlOf(parts[index - 1] ?? '') + text)).join(''))
}

export const nothing = new Markup('')

function htmlOf(part: Part): string {
  if (part instanceof Markup) return part.html
  return typeof part === 'object' ? part.map(htmlOf).join('') : escaped(String(part))
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character)
}
