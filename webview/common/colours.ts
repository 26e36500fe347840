/**
 * Colours by what they are for: VS Code's theme colour, and what to fall back to outside VS Code on a dark and on a
 * light background. VS Code's own orange is not among them: in its themes it lets two thirds of the background through,
 * or is not there at all. The extra ones go on where VS Code has no more colours for lines: chosen so that among all
 * ten, and as seen with each of the three kinds of colour blindness, none comes close to another, and each has a
 * contrast of 3 to the background.
 */
export const colours = {
  blue: ['--vscode-charts-blue', '#3794ff', '#1a85ff'],
  green: ['--vscode-charts-green', '#89d185', '#388a34'],
  purple: ['--vscode-charts-purple', '#b180d7', '#652d90'],
  yellow: ['--vscode-charts-yellow', '#cca700', '#bf8803'],
  red: ['--vscode-charts-red', '#f14c4c', '#e51400'],
  extra1: [null, '#99ffcc', '#222255'],
  extra2: [null, '#ffaaff', '#886699'],
  extra3: [null, '#0066dd', '#3300ee'],
  extra4: [null, '#ddee00', '#550000'],
  extra5: [null, '#aa4488', '#882233'],
  foreground: ['--vscode-foreground', '#cccccc', '#3b3b3b'],
  description: ['--vscode-descriptionForeground', '#9d9d9d', '#616161'],
  lines: ['--vscode-charts-lines', 'rgba(128, 128, 128, 0.5)', 'rgba(128, 128, 128, 0.5)'],
  background: ['--vscode-editor-background', '#1f1f1f', '#ffffff'],
} as const satisfies Readonly<Record<string, readonly [variable: string | null, dark: string, light: string]>>
export type ColourToken = keyof typeof colours
