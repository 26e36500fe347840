import { entityTypes, outside, parseTag } from '../../src/shared/entities/tagType'

/** How many colours of entity types VS Code has from us; beyond, they begin again. */
export const hueCount = 8

/** The colour of a label: that of its type in editors, where all that a model may find is known by the order of names. */
export function huesOf(labels: readonly string[]): (label: string) => string {
  const types = entityTypes(labels).toSorted((one, other) => one.localeCompare(other))
  return (label) => {
    const index = types.indexOf(parseTag(label).type)
    if (label === outside || index < 0) return 'var(--vscode-descriptionForeground)'
    return `var(--vscode-finetuneLab-entity${(index % hueCount) + 1}Foreground)`
  }
}
