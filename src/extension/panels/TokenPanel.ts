import * as vscode from 'vscode'
import { InferenceFailure } from '../../inference/client'
import { readTokenIntent } from '../../shared/protocol/readTokenIntent'
import type {
  ModelIntent,
  ModelPlace,
  NamedModel,
  TextSource,
  TokenHelpIntent,
  TokenPanelIntent,
  TokenPanelMessage,
} from '../../shared/protocol/tokenPanel'
import { mostCharacters, pageCharacters } from '../../shared/protocol/tokenPanel'
import { reasonOf } from '../../shared/systemError'
import type { CommandId } from '../contributions/commands'
import { FollowedSelection } from '../inference/FollowedSelection'
import { besideEachOther } from '../inference/namedModels'
import { adviceOn, exportTarget } from '../inference/reportInferenceFailure'
import type { TokenFeedOwner } from '../inference/TokenFeed'
import { TokenFeed } from '../inference/TokenFeed'
import type { Span } from '../inference/trackedSpan'
import { partOf } from './partOf'

/** What a panel of tokens needs of the window that it is in. */
export interface TokenPanelOwner extends Pick<TokenFeedOwner, 'load'> {
  /** The model to begin with; null if there is none yet. */
  readonly firstModel: () => Promise<NamedModel | null>
  /** Have a model chosen that is none of these; null if none was. */
  readonly chooseModel: (others: readonly NamedModel[]) => Promise<NamedModel | null>
  /** A text was typed. */
  readonly remember: (text: string) => void
  readonly log: Pick<vscode.LogOutputChannel, 'error'>
  readonly onFailure: (error: unknown) => void
}

/** A part of a document. */
export interface DocumentPart {
  readonly document: vscode.TextDocument
  readonly span: Span
}

/** What a panel is to show; what is left out stays as it is. */
export interface TokenTarget {
  readonly selection?: DocumentPart
  /** The only model. */
  readonly model?: NamedModel
}

/** Keeps one panel up to date with its text, typed in it or selected in a document, as one model or two read it. */
export class TokenPanel {
  private readonly feed: TokenFeed
  private followed: FollowedSelection | null = null
  private most = pageCharacters
  private isListening = false

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly owner: TokenPanelOwner,
    private text: string,
    private models: readonly NamedModel[],
  ) {
    const post = (message: TokenPanelMessage) => this.post(message)
    this.feed = new TokenFeed({ load: owner.load, post, onFailure: (place, error) => this.tellFailure(place, error) })
    panel.webview.onDidReceiveMessage((message: unknown) => {
      const intent = readTokenIntent(message)
      if (intent !== null) void this.receive(intent).catch(owner.onFailure)
    })
    // Out of sight its page is gone; it says that it is ready when it is back.
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.pause()
    })
    panel.onDidDispose(() => {
      this.pause()
      this.follow(null)
    })
  }

  async show({ selection, model }: TokenTarget): Promise<void> {
    if (model !== undefined) this.models = [model]
    if (selection !== undefined) this.follow(selection)
    if (this.isListening) await this.begin()
  }

  /** Follow its text again where that was selected, unless another one is shown by then. */
  async resume(source: TextSource): Promise<void> {
    const { text } = this
    const selection = await partOf(source, text)
    if (selection !== null && this.followed === null && this.text === text) await this.show({ selection })
  }

  private async receive(intent: TokenPanelIntent): Promise<void> {
    switch (intent.type) {
      case 'ready':
        this.isListening = true
        return this.begin()
      case 'text':
        this.follow(null)
        this.text = intent.text.slice(0, mostCharacters)
        this.owner.remember(this.text)
        return this.read()
      case 'more':
        this.most += pageCharacters
        return this.read()
      case 'model':
        return this.changeModel(intent)
      case 'help':
        return this.help(intent)
    }
  }

  private async begin(): Promise<void> {
    if (this.models.length === 0) {
      const first = await this.owner.firstModel()
      if (first !== null) this.models = [first]
    }
    this.tellText()
    await this.readAnew()
  }

  private async changeModel({ change, place }: ModelIntent): Promise<void> {
    const others = this.models.filter((_, index) => index !== place)
    const [other] = others
    if (change === 'swap') this.models = this.models.toReversed()
    else if (change === 'remove') this.models = others
    else {
      const chosen = await this.owner.chooseModel(others)
      if (chosen === null) return
      this.models =
        other === undefined ? [chosen] : besideEachOther(...(place === 0 ? pair(chosen, other) : pair(other, chosen)))
    }
    await this.readAnew()
  }

  private async help({ action, place }: TokenHelpIntent): Promise<void> {
    switch (action) {
      case 'try-again':
        return this.begin()
      case 'choose-model':
        return this.changeModel({ type: 'model', change: 'choose', place })
      case 'show-source':
        return this.followed?.reveal()
      case 'start':
        return run('finetune-lab.start')
      case 'export-model': {
        const model = this.models[place]
        if (model === undefined) return
        await run('finetune-lab.exportModel', exportTarget(model))
        return this.begin()
      }
    }
  }

  /** @param selection null: the text is the panel's own */
  private follow(selection: DocumentPart | null): void {
    this.followed?.dispose()
    this.followed = null
    if (selection === null) return
    const { document, span } = selection
    this.followed = new FollowedSelection(document, span, {
      onText: (text) => this.take(text),
      onEnd: () => {
        this.follow(null)
        this.tellText()
      },
    })
    this.most = pageCharacters
    this.text = this.followed.text.slice(0, mostCharacters)
  }

  private take(text: string): void {
    this.text = text.slice(0, mostCharacters)
    this.tellText()
    void this.read().catch(this.owner.onFailure)
  }

  /** The models may be others. */
  private async readAnew(): Promise<void> {
    this.feed.forget()
    this.post({ type: 'models', models: this.models })
    await this.read()
  }

  private async read(): Promise<void> {
    if (this.isListening) await this.feed.read(this.text, this.most, this.models)
  }

  private pause(): void {
    this.isListening = false
    this.feed.stop()
    this.feed.forget()
  }

  private tellText(): void {
    const isCut = (this.followed?.text.length ?? 0) > mostCharacters
    this.post({ type: 'text', text: this.text, source: this.followed?.source ?? null, isCut })
  }

  private tellFailure(place: ModelPlace, error: unknown): void {
    this.owner.log.error(error instanceof Error ? error : String(error))
    if (!(error instanceof InferenceFailure)) {
      this.post({ type: 'failure', place, message: reasonOf(error), actions: ['try-again', 'choose-model'] })
      return
    }
    const { message, isMendedByExport } = adviceOn(error, this.models[place] ?? null)
    const mend = isMendedByExport ? (['export-model'] as const) : []
    this.post({ type: 'failure', place, message, actions: [...mend, 'choose-model', 'try-again'] })
  }

  private post(message: TokenPanelMessage): void {
    if (this.isListening) void this.panel.webview.postMessage(message)
  }
}

function pair(left: NamedModel, right: NamedModel): readonly [NamedModel, NamedModel] {
  return [left, right]
}

async function run(command: CommandId, ...parameters: readonly unknown[]): Promise<void> {
  await vscode.commands.executeCommand(command, ...parameters)
}
