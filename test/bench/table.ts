/** @param share from 0 (the least) to 1 (the greatest); 0.5 is the median */
export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) * share)] ?? NaN
}

/** The median, and what the others were: `40.4 (33.1–52.0)`. */
export function spread(values: readonly number[], decimals: number): string {
  const [middle, least, most] = [0.5, 0, 1].map((share) => quantile(values, share).toFixed(decimals))
  return `${middle} (${least}–${most})`
}

/** Prints the head of a table in Markdown, whose last column has the goals. */
export function printHead(title: string, ...columns: readonly string[]): void {
  process.stdout.write('\n')
  printRow(title, ...columns, 'bar')
  process.stdout.write(`|${' --- |'.repeat(columns.length + 2)}\n`)
}

/** @param cells of which the last is the goal */
export function printRow(name: string, ...cells: readonly string[]): void {
  process.stdout.write(`| ${[name.padEnd(42), ...cells.map((cell) => cell.padStart(18))].join(' | ')} |\n`)
}
