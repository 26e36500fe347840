import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A theme of VS Code, and what it tells its webviews of it. */
export interface Theme {
  readonly name: string
  readonly kind: string
}

/** One theme of each kind that there is. */
export const themes: readonly Theme[] = [
  { name: 'Default Dark Modern', kind: 'vscode-dark' },
  { name: 'Default Light Modern', kind: 'vscode-light' },
  { name: 'Default High Contrast', kind: 'vscode-high-contrast' },
  { name: 'Default High Contrast Light', kind: 'vscode-high-contrast-light' },
]

/** Puts the windows of a folder in a theme; those that are open follow. */
export function setTheme(folder: string, { name }: Theme): void {
  mkdirSync(path.join(folder, '.vscode'), { recursive: true })
  writeFileSync(path.join(folder, '.vscode', 'settings.json'), JSON.stringify({ 'workbench.colorTheme': name }))
}
