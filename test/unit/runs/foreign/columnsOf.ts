import type { Table } from '../../../../src/runs/RunHistory'

/** The numbers of a table by column; empty if there is no such table. */
export function columnsOf(tables: ReadonlyMap<string, Table>, name: string): Record<string, number[]> {
  const table = tables.get(name)
  return Object.fromEntries((table?.names ?? []).map((column) => [column, [...(table?.column(column)?.values ?? [])]]))
}
