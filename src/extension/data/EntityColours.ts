import * as vscode from 'vscode'
import type { EntitiesAnswer, LineRange } from '../../shared/protocol/languageServer'
import type { ConfigLanguage } from '../language/ConfigLanguage'
import { mayBeData } from '../language/mayBeData'
import type { LabelColours } from '../entities/labelColours'
import type { Resource } from '../resource'
import { onDidChangeSetting, setting } from '../settings'

/** Lines above and below those in sight that are coloured too, so that scrolling shows no bare ones. */
const margin = 100

/** What is drawn in an editor. */
interface Drawn {
  readonly types: ReadonlySet<vscode.TextEditorDecorationType>
  isAsking: boolean
  isStale: boolean
}

/** Colours the entities of the data files that are in sight. */
export class EntityColours implements vscode.Disposable {
  private readonly drawn = new Map<vscode.TextEditor, Drawn>()
  private readonly subscriptions: readonly Resource[]

  constructor(
    private readonly language: Pick<ConfigLanguage, 'onDidRead' | 'entities'>,
    private readonly colours: LabelColours,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.subscriptions = [
      // A text that was read anew is the answer to an edit too: colours follow each one.
      language.onDidRead((uri) => this.refreshAll(({ document }) => document.uri.toString() === uri)),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.refresh(textEditor)),
      vscode.window.onDidChangeVisibleTextEditors((editors) => this.show(editors)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => colours.release(uri.toString())),
      onDidChangeSetting(['editor.colourEntities'], () => this.refreshAll(() => true)),
    ]
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
  }

  private show(editors: readonly vscode.TextEditor[]): void {
    for (const editor of [...this.drawn.keys()]) if (!editors.includes(editor)) this.drawn.delete(editor)
    for (const editor of editors) if (!this.drawn.has(editor)) this.refresh(editor)
  }

  private refreshAll(isMeant: (editor: vscode.TextEditor) => boolean): void {
    for (const editor of vscode.window.visibleTextEditors) if (isMeant(editor)) this.refresh(editor)
  }

  /** Asks for the entities in sight; what comes meanwhile is one more question at most. */
  private refresh(editor: vscode.TextEditor): void {
    if (!mayBeData(editor.document)) return
    const drawn = this.drawn.get(editor) ?? { types: new Set(), isAsking: false, isStale: false }
    this.drawn.set(editor, drawn)
    drawn.isStale = drawn.isAsking
    if (drawn.isAsking) return
    drawn.isAsking = true
    void this.ask(editor).then((answer) => {
      const { isStale, types } = this.drawn.get(editor) ?? drawn
      this.drawn.set(editor, { types, isAsking: false, isStale: false })
      // Answers to an older text are left aside: the newer one is on its way.
      if (answer !== undefined) this.draw(editor, answer)
      if (isStale) this.refresh(editor)
    })
  }

  /** Undefined where there is no answer to this text. */
  private async ask({ document, visibleRanges }: vscode.TextEditor): Promise<EntitiesAnswer | null | undefined> {
    if (!setting('editor.colourEntities', document.uri)) return null
    try {
      const answer = await this.language.entities(document.uri, visibleRanges.map(toLines))
      return answer === null || answer.version === document.version ? answer : undefined
    } catch (error) {
      this.log.warn(String(error))
      return undefined
    }
  }

  private draw(editor: vscode.TextEditor, answer: EntitiesAnswer | null): void {
    const byType = answer === null ? new Map<never, never>() : this.rangesByType(answer, editor.document.uri.toString())
    for (const [type, ranges] of byType) editor.setDecorations(type, ranges)
    for (const type of this.drawn.get(editor)?.types ?? []) if (!byType.has(type)) editor.setDecorations(type, [])
    this.drawn.set(editor, { types: new Set(byType.keys()), isAsking: false, isStale: false })
  }

  private rangesByType(
    { labels, entities }: EntitiesAnswer,
    owner: string,
  ): ReadonlyMap<vscode.TextEditorDecorationType, readonly vscode.Range[]> {
    const types = this.colours.decorationTypesFor(labels, owner)
    const ranges = new Map<vscode.TextEditorDecorationType, vscode.Range[]>()
    for (const { label, text, tags } of entities) {
      const type = types.get(label)
      if (type === undefined) continue
      const parts = [...text, ...tags].map(({ line, start, end }) => new vscode.Range(line, start, line, end))
      ranges.set(type, [...(ranges.get(type) ?? []), ...parts])
    }
    return ranges
  }
}

function toLines({ start, end }: vscode.Range): LineRange {
  return { first: Math.max(0, start.line - margin), last: end.line + margin }
}
