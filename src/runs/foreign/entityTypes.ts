import { entityColumn, entityScores } from '../../shared/protocol/scalars'

const averages = /^(overall|macro|micro|weighted|samples)\b|(^|[ _])avg$/i

/**
 * The entity types of an evaluation whose metrics are flat, as `DEPART_f1` beside `DEPART_precision` and `DEPART_recall`.
 * One of the three alone is a metric with a name of its own.
 */
export function entityTypesOf(columns: ReadonlyMap<string, number>): readonly string[] {
  const types: string[] = []
  for (const column of columns.keys()) {
    if (!column.endsWith('_f1')) continue
    const type = column.slice(0, -'_f1'.length)
    const isWhole = entityScores.every((score) => columns.has(`${type}_${score}`))
    if (isWhole && !averages.test(type.replaceAll('_', ' '))) types.push(type)
  }
  return types
}

/** The metrics of an evaluation with those of entity types under our names: `DEPART/f1`. */
export function nameEntityTypes(columns: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const types = entityTypesOf(columns)
  if (types.length === 0) return columns
  const renamed = new Map<string, string>(
    types.flatMap((type) => [
      ...entityScores.map((score) => [`${type}_${score}`, entityColumn(type, score)] as const),
      [`${type}_number`, `${type}/${numberColumn}`] as const,
    ]),
  )
  return new Map([...columns].map(([name, value]) => [renamed.get(name) ?? name, value] as const))
}

/** The column of how many entities of a type the data has, behind the type: `DEPART/number`. */
export const numberColumn = 'number'
