/** A pattern that matches each of the names in small and capital letters: JSON Schema has no flag for that. */
export function inAnyCase(names: readonly string[]): string {
  return `^(?:${names.map(lettersOf).join('|')})$`
}

/** The same where there is a capital letter. */
export function inCapitals(names: readonly string[]): string {
  return inAnyCase(names).replace('^', '^(?=.*[A-Z])')
}

function lettersOf(name: string): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return escaped.replace(/[a-z]/gi, (letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`)
}
