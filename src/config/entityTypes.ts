const tag = /^[BIESLU]-(.+)$/

/** Entity types of a list of labels, in its order. In a list of tags `B-CITY` stands for its type, and `O` for none. */
export function entityTypes(labels: readonly string[]): readonly string[] {
  const types = labels.filter((label) => label !== 'O')
  const areTags = types.every((label) => tag.test(label))
  return areTags ? [...new Set(types.map((label) => label.replace(tag, '$1')))] : types
}
