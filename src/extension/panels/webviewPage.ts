import { randomBytes } from 'node:crypto'
import * as vscode from 'vscode'

/** A page of a webview: one element of ours in it. */
export interface Page {
  /** Name of the bundle in `dist/webview`, without `.js`. */
  readonly bundle: string
  /** Name of the element, and its attributes. */
  readonly element: string
  readonly attributes: Readonly<Record<string, string>>
  readonly title: string
}

/** Puts a page into a panel, with our icon: it may run our own scripts, and load files of ours only. */
export function fillPanel(panel: vscode.WebviewPanel, extensionUri: vscode.Uri, page: Page): void {
  panel.title = page.title
  panel.iconPath = {
    light: vscode.Uri.joinPath(extensionUri, 'media', 'panel-light.svg'),
    dark: vscode.Uri.joinPath(extensionUri, 'media', 'panel-dark.svg'),
  }
  panel.webview.options = { enableScripts: true, localResourceRoots: [webviewRoot(extensionUri)] }
  panel.webview.html = webviewPage(panel.webview, extensionUri, page)
}

/** The only folder that a webview may load files from. */
function webviewRoot(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview')
}

/** The HTML of a page. Only our own script runs, known by a nonce, and nothing is loaded from elsewhere. */
export function webviewPage(webview: vscode.Webview, extensionUri: vscode.Uri, page: Page): string {
  const nonce = randomBytes(18).toString('base64')
  const root = webviewRoot(extensionUri)
  const address = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(root, name)).toString()
  const policy = [
    `default-src 'none'`,
    `img-src ${webview.cspSource} data:`,
    `font-src ${webview.cspSource}`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ')
  const attributes = Object.entries(page.attributes).map(([name, value]) => `${name}="${escape(value)}"`)
  const translations = JSON.stringify(vscode.l10n.bundle ?? null)
  return `<!DOCTYPE html>
<html lang="${escape(vscode.env.language)}">
<head>
  <meta charset="UTF-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escape(page.title)}</title>
  <link rel="stylesheet" id="vscode-codicon-stylesheet" nonce="${nonce}" href="${address('codicon.css')}">
</head>
<body data-l10n="${escape(translations)}">
  <${page.element} ${attributes.join(' ')}></${page.element}>
  <script type="module" nonce="${nonce}" src="${address(`${page.bundle}.js`)}"></script>
</body>
</html>
`
}

/** A few words in place of a page, with a command to click. Nothing runs in it. */
export interface Notice {
  readonly title: string
  readonly text: string
  /** Has to be among the webview's `enableCommandUris`. */
  readonly command: string
  readonly label: string
}

export function noticePage({ title, text, command, label }: Notice): string {
  return `<!DOCTYPE html>
<html lang="${escape(vscode.env.language)}">
<head>
  <meta charset="UTF-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'">
  <title>${escape(title)}</title>
</head>
<body>
  <main>
    <p>${escape(text)}</p>
    <p><a href="command:${escape(command)}">${escape(label)}</a></p>
  </main>
</body>
</html>
`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Names of runs and folders are data. */
function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character)
}
