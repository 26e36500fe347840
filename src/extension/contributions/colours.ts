/** A colour that themes and users may change, with what it is where they do not. */
export interface ColourContribution {
  readonly id: string
  readonly description: string
  readonly defaults: Readonly<Record<'dark' | 'light' | 'highContrast' | 'highContrastLight', string>>
}

/**
 * Of entity types, in the order in which they are given out: neighbours differ in hue and in lightness, for those who see
 * few hues. Read on VS Code's editors, dark and light, at a contrast of 4.5 and more.
 */
const hues: readonly (readonly [dark: string, light: string])[] = [
  ['#6cb6ff', '#0550ae'],
  ['#f0a35e', '#953800'],
  ['#6fdd8b', '#116329'],
  ['#f778ba', '#99286e'],
  ['#c4a7ff', '#6639ba'],
  ['#e3c04a', '#6e4a00'],
  ['#56d4dd', '#0f6b72'],
  ['#ff9492', '#a40e26'],
]

/** How many entity types have a colour of their own; beyond, they begin again. */
export const entityColourCount = hues.length

/** Id of the colour of a type's name and line, and of what is behind its words. */
export const entityColour = (index: number) => `finetuneLab.entity${(index % entityColourCount) + 1}Foreground`
export const entityBackground = (index: number) => `finetuneLab.entity${(index % entityColourCount) + 1}Background`

export const colours: readonly ColourContribution[] = hues.flatMap(([dark, light], index) => [
  {
    id: entityColour(index),
    description: `Name and line of entities of type ${index + 1} in editors.`,
    defaults: { dark, light, highContrast: dark, highContrastLight: light },
  },
  {
    id: entityBackground(index),
    description: `Behind entities of type ${index + 1} in editors.`,
    defaults: { dark: `${dark}33`, light: `${light}26`, highContrast: '#00000000', highContrastLight: '#00000000' },
  },
])
