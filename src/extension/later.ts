import * as vscode from 'vscode'

/** Gives a part of the extension whose code is loaded when it is first asked for: not each window asks for each. */
export type Later<Part> = () => Promise<Part>

/** @param load is called once */
export function later<Part>(load: () => Promise<Part>): Later<Part> {
  let part: Promise<Part> | null = null
  return () => (part ??= load())
}

/** Lets VS Code give panels back after a reload, whose code is loaded with the first of them. */
export function giveBackLater(viewType: string, panels: Later<vscode.WebviewPanelSerializer>): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(viewType, {
    deserializeWebviewPanel: async (panel, state) => (await panels()).deserializeWebviewPanel(panel, state),
  })
}
