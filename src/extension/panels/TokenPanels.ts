import * as vscode from 'vscode'
import { readTokenState } from '../../shared/protocol/readTokenIntent'
import type { NamedModel, TokenPanelState } from '../../shared/protocol/tokenPanel'
import { panels } from '../contributions/views'
import { onceTrusted } from './onceTrusted'
import { TokenPanel, type TokenPanelOwner, type TokenTarget } from './TokenPanel'
import { fillPanel } from './webviewPage'

/** Workspace state: the text that was typed last. */
const lastTextKey = 'lastTriedText'

interface OpenPanel {
  readonly panel: vscode.WebviewPanel
  readonly tokens: TokenPanel
}

/** The panel of tokens of this window, of which there is one; it comes back when the window is reloaded. */
export class TokenPanels implements vscode.WebviewPanelSerializer {
  private open: OpenPanel | null = null

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly state: vscode.Memento,
    private readonly owner: Omit<TokenPanelOwner, 'remember'>,
  ) {}

  /** Show the tokens of what is selected, else of the text that was typed last. */
  async show(target: TokenTarget): Promise<void> {
    const { open } = this
    if (open !== null) open.panel.reveal(undefined, target.selection !== undefined)
    const { tokens } = open ?? this.make(target.selection !== undefined)
    await tokens.show(target)
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const kept = readTokenState(state)
    onceTrusted(panel, () => {
      // It may come twice after a crash.
      if (this.open !== null) panel.dispose()
      else this.restore(panel, kept)
    })
    return Promise.resolve()
  }

  private restore(panel: vscode.WebviewPanel, { text, source, models }: TokenPanelState): void {
    const { tokens } = this.adopt(panel, text, models)
    if (source !== null) void tokens.resume(source).catch(this.owner.onFailure)
  }

  /** @param isBeside the editor keeps the focus, so that what is selected in it can be edited further */
  private make(isBeside: boolean): OpenPanel {
    const hasEditor = vscode.window.activeTextEditor !== undefined
    const viewColumn = hasEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active
    const panel = vscode.window.createWebviewPanel(panels.tokens, '', { viewColumn, preserveFocus: isBeside })
    return this.adopt(panel, this.state.get(lastTextKey, ''), [])
  }

  private adopt(panel: vscode.WebviewPanel, text: string, models: readonly NamedModel[]): OpenPanel {
    const remember = (typed: string) => void this.state.update(lastTextKey, typed)
    const tokens = new TokenPanel(panel, { ...this.owner, remember }, text, models)
    this.open = { panel, tokens }
    panel.onDidDispose(() => {
      this.open = null
    })
    fillPanel(panel, this.extensionUri, {
      bundle: 'tokens',
      element: 'token-panel',
      attributes: {},
      title: vscode.l10n.t('Tokens and scores'),
    })
    return this.open
  }
}
