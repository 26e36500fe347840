import type { ColourToken } from './colours'
import { colours } from './colours'

/** The theme as a canvas needs it, which cannot read CSS variables. */
export interface Theme {
  readonly colours: Readonly<Record<ColourToken, string>>
  readonly fontFamily: string
  readonly isHighContrast: boolean
  readonly isMotionReduced: boolean
}

/** For pictures that are looked at outside VS Code, on white. */
export const paperTheme: Theme = {
  colours: coloursOf('light', () => ''),
  fontFamily: 'sans-serif',
  isHighContrast: false,
  isMotionReduced: true,
}

/** @param read the value of a CSS variable, empty if there is none */
export function coloursOf(kind: 'dark' | 'light', read: (variable: string) => string): Theme['colours'] {
  const entries = Object.entries(colours).map(([token, [variable, dark, light]]) => {
    const fallback = kind === 'dark' ? dark : light
    return [token, (variable === null ? '' : read(variable)) || fallback] as const
  })
  return Object.fromEntries(entries) as Record<ColourToken, string>
}
