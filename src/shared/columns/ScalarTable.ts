import { GrowingColumn } from './GrowingColumn'

/** Name of the column that each row has, in ascending order. */
export const stepColumn = 'step'

/** Figures by step: columns of equal length that grow together, NaN where a row has no number. */
export class ScalarTable {
  readonly #columns = new Map<string, GrowingColumn>([[stepColumn, new GrowingColumn()]])
  #cuts = 0
  #reserved = 0

  get length(): number {
    return this.steps.length
  }

  get steps(): GrowingColumn {
    return this.#column(stepColumn)
  }

  /** How often rows were taken back: whoever copied some has to begin anew when it changes. */
  get cuts(): number {
    return this.#cuts
  }

  get names(): readonly string[] {
    return [...this.#columns.keys()]
  }

  column(name: string): GrowingColumn | undefined {
    return this.#columns.get(name)
  }

  /** NaN where there is no such row or column, and where the row has no number. */
  at(name: string, index: number): number {
    return this.#columns.get(name)?.at(index) ?? NaN
  }

  /** Adds a row; its step is not below that of the last row. */
  push(step: number, values: Iterable<readonly [name: string, value: number | null]>): void {
    const before = this.length
    this.steps.push(step)
    for (const [name, value] of values) {
      const column = this.#column(name)
      column.fillUpTo(before)
      column.push(value ?? NaN)
    }
    this.#fill()
  }

  /**
   * For rows that have always these columns, the step among them: adds one without looking each column up, as a table of
   * a million rows needs it.
   *
   * @returns adds a row, like `push`; its numbers are in the order of the names
   */
  rowsOf(names: readonly string[]): (row: ArrayLike<number>) => void {
    let columns: readonly GrowingColumn[] | null = null
    return (row) => {
      columns ??= this.#evenColumns(names)
      for (let index = 0; index < columns.length; index++) columns[index]?.push(row[index] ?? NaN)
      if (this.#columns.size > columns.length) this.#fill()
    }
  }

  /** Makes room for so many rows in all. */
  reserve(rows: number): void {
    this.#reserved = rows
    for (const column of this.#columns.values()) column.reserve(rows)
  }

  /** Adds rows, given by columns of the length of `steps`. */
  append(steps: ArrayLike<number>, columns: Iterable<readonly [name: string, values: ArrayLike<number>]>): void {
    const before = this.length
    this.steps.append(steps)
    for (const [name, values] of columns) {
      const column = this.#column(name)
      column.fillUpTo(before)
      column.append(values)
    }
    this.#fill()
  }

  /** Takes back the rows beyond a step. */
  cutBeyond(step: number): void {
    const kept = this.steps.upperBound(step)
    if (kept === this.length) return
    for (const column of this.#columns.values()) column.cutTo(kept)
    this.#cuts++
  }

  #column(name: string): GrowingColumn {
    const known = this.#columns.get(name)
    if (known !== undefined) return known
    const column = new GrowingColumn()
    column.reserve(this.#reserved)
    this.#columns.set(name, column)
    return column
  }

  #evenColumns(names: readonly string[]): readonly GrowingColumn[] {
    const columns = names.map((name) => this.#column(name))
    this.#fill()
    return columns
  }

  #fill(): void {
    for (const column of this.#columns.values()) column.fillUpTo(this.length)
  }
}
