import type { Theme } from './theme'
import { coloursOf } from './theme'

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
    const { classList } = document.body
    const isLight = classList.contains('vscode-light') || classList.contains('vscode-high-contrast-light')
    return {
      colours: coloursOf(isLight ? 'light' : 'dark', (variable) => style.getPropertyValue(variable).trim()),
      fontFamily: style.getPropertyValue('--vscode-font-family').trim() || 'sans-serif',
      isHighContrast: classList.contains('vscode-high-contrast') || classList.contains('vscode-high-contrast-light'),
      isMotionReduced: this.#reducedMotion.matches || classList.contains('vscode-reduce-motion'),
    }
  }
}

/** The one theme of this page. */
export const theme = new ThemeWatcher()
