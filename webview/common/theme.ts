/** Colours by what they are for, each a VS Code theme colour, with what to fall back to outside VS Code. */
const colours = {
  blue: ['--vscode-charts-blue', '#3794ff'],
  orange: ['--vscode-charts-orange', '#d18616'],
  green: ['--vscode-charts-green', '#89d185'],
  purple: ['--vscode-charts-purple', '#b180d7'],
  red: ['--vscode-charts-red', '#f14c4c'],
  yellow: ['--vscode-charts-yellow', '#cca700'],
  foreground: ['--vscode-foreground', '#cccccc'],
  description: ['--vscode-descriptionForeground', '#9d9d9d'],
  lines: ['--vscode-charts-lines', 'rgba(128, 128, 128, 0.5)'],
  background: ['--vscode-editor-background', '#1f1f1f'],
} as const satisfies Readonly<Record<string, readonly [variable: string, fallback: string]>>
export type ColourToken = keyof typeof colours

/** The theme as a canvas needs it, which cannot read CSS variables. */
export interface Theme {
  readonly colours: Readonly<Record<ColourToken, string>>
  readonly fontFamily: string
  readonly isHighContrast: boolean
  readonly isMotionReduced: boolean
}

/** Follows the theme that VS Code sets: variables on the root element, its kind as classes of the body. */
export class ThemeWatcher {
  readonly #listeners = new Set<() => void>()
  readonly #reducedMotion = matchMedia('(prefers-reduced-motion: reduce)')
  #theme: Theme | null = null

  constructor() {
    const changed = (): void => {
      this.#theme = null
      for (const listener of this.#listeners) listener()
    }
    const observer = new MutationObserver(changed)
    const attributes = { attributes: true, attributeFilter: ['class', 'style', 'data-vscode-theme-id'] }
    observer.observe(document.documentElement, attributes)
    observer.observe(document.body, attributes)
    this.#reducedMotion.addEventListener('change', changed)
  }

  /** The theme as it is now; read once and kept until it changes. */
  get current(): Theme {
    return (this.#theme ??= this.#read())
  }

  /** @returns ends the listening */
  onDidChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #read(): Theme {
    const style = getComputedStyle(document.body)
    const value = (variable: string, fallback: string): string => style.getPropertyValue(variable).trim() || fallback
    const { classList } = document.body
    return {
      colours: Object.fromEntries(
        Object.entries(colours).map(([token, [variable, fallback]]) => [token, value(variable, fallback)]),
      ) as Record<ColourToken, string>,
      fontFamily: value('--vscode-font-family', 'sans-serif'),
      isHighContrast: classList.contains('vscode-high-contrast') || classList.contains('vscode-high-contrast-light'),
      isMotionReduced: this.#reducedMotion.matches || classList.contains('vscode-reduce-motion'),
    }
  }
}

/** The one theme of this page. */
export const theme = new ThemeWatcher()
