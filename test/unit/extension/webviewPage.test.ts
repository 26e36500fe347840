import { describe, expect, it, vi } from 'vitest'
import type { Uri, Webview } from 'vscode'
import { webviewPage } from '../../../src/extension/panels/webviewPage'

vi.mock('vscode', () => ({
  Uri: { joinPath: (base: string, ...names: readonly string[]) => [base, ...names].join('/') },
  env: { language: 'fr' },
  l10n: { bundle: { 'Stop and save': 'Arrêter "et" enregistrer' } },
}))

const webview = { cspSource: 'https://webview.example', asWebviewUri: (uri: string) => `https:${uri}` }

function page(attribute = ''): string {
  const runPage = { bundle: 'runPanel', element: 'run-panel', attributes: { directory: attribute }, title: attribute }
  return webviewPage(webview as unknown as Webview, '//extension' as unknown as Uri, runPage)
}

describe('the page of a webview', () => {
  it('runs our script only, known by a nonce that no page shares with another', () => {
    const html = page()
    const nonce = /script-src 'nonce-([^']+)'/.exec(html)?.[1] ?? ''
    expect(html).toContain(`<script type="module" nonce="${nonce}" src="https://extension/dist/webview/runPanel.js">`)
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(nonce.length).toBeGreaterThanOrEqual(24)
    expect(page()).not.toContain(nonce)
  })

  it('loads nothing from elsewhere', () => {
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page())?.[1] ?? ''
    const sources = policy.split('; ').map((directive) => directive.replaceAll(/'nonce-[^']+'/g, 'nonce'))
    expect(sources).toEqual([
      `default-src 'none'`,
      'img-src https://webview.example data:',
      'font-src https://webview.example',
      'style-src https://webview.example nonce',
      'script-src nonce',
    ])
  })

  it('takes the name of a folder for text, whatever is in it', () => {
    const html = page('/runs/"><script>alert(1)</script>&amp;')
    expect(html).toContain('directory="/runs/&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;"')
    expect(html).not.toContain('<script>')
  })

  it('hands over the language and its texts', () => {
    expect(page()).toContain('<html lang="fr">')
    expect(page()).toContain(
      'data-l10n="{&quot;Stop and save&quot;:&quot;Arrêter \\&quot;et\\&quot; enregistrer&quot;}"',
    )
  })
})
