import { isFault } from '../../data/open/OpenReader'
import type { EntitiesAnswer, FileEntity, LineRange } from '../../shared/protocol/languageServer'
import type { OpenData } from './OpenData'

/** The entities of the sentences in some lines. */
export function openDataEntities(data: OpenData, ranges: readonly LineRange[]): EntitiesAnswer {
  const entities = ranges.flatMap((range) => entitiesIn(data, range))
  const known = data.inspect()?.types ?? []
  const found = new Set(entities.map(({ label }) => label))
  const others = [...found].filter((label) => !known.includes(label)).sort()
  const isNamed = data.reader.format === 'conll'
  return { version: data.document.version, labels: [...known, ...others], entities, isNamed }
}

function entitiesIn({ reader }: OpenData, { first, last }: LineRange): readonly FileEntity[] {
  try {
    return reader.part({ start: first, end: last }).flatMap((example) => reader.entities(example))
  } catch (error) {
    if (isFault(error)) return []
    throw error
  }
}
