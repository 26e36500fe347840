/** The label of what is no entity. */
export const outside = 'O'

/** What a tag says: its type, and whether it opens an entity. A tag without a position continues, so that equal neighbours join. */
export function parseTag(tag: string): { readonly opens: boolean; readonly type: string } {
  const opens = tag.startsWith('B-')
  return { opens, type: opens || tag.startsWith('I-') ? tag.slice(2) : tag }
}

/** The types of entities that tags stand for, each once. */
export function entityTypes(tags: readonly string[]): readonly string[] {
  return [...new Set(tags.filter((tag) => tag !== outside).map((tag) => parseTag(tag).type))]
}
