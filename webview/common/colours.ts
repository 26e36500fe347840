/**
 * Colours by what they are for, each a VS Code theme colour, with what to fall back to outside VS Code. Orange is not
 * among them: in VS Code's own themes it lets two thirds of the background through, or is not there at all.
 */
export const colours = {
  blue: ['--vscode-charts-blue', '#3794ff'],
  green: ['--vscode-charts-green', '#89d185'],
  purple: ['--vscode-charts-purple', '#b180d7'],
  yellow: ['--vscode-charts-yellow', '#cca700'],
  foreground: ['--vscode-foreground', '#cccccc'],
  description: ['--vscode-descriptionForeground', '#9d9d9d'],
  lines: ['--vscode-charts-lines', 'rgba(128, 128, 128, 0.5)'],
  background: ['--vscode-editor-background', '#1f1f1f'],
} as const satisfies Readonly<Record<string, readonly [variable: string, fallback: string]>>
export type ColourToken = keyof typeof colours
