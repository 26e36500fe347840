import * as vscode from 'vscode'
import type { EntitiesAnswer, FileEntity, LineRange } from '../../shared/protocol/languageServer'
import { EntityDecorations, type MarkedEntity } from '../entities/EntityDecorations'
import type { ConfigLanguage } from '../language/ConfigLanguage'
import { mayBeData } from '../language/mayBeData'
import type { Resource } from '../resource'
import { onDidChangeSetting, setting } from '../settings'

/** Lines above and below those in sight that are coloured too, so that scrolling shows no bare ones. */
const margin = 100

interface Asking {
  isStale: boolean
}

/** Colours the entities of the data files that are in sight. */
export class EntityColours implements vscode.Disposable {
  private readonly decorations = new Map<vscode.TextDocument, EntityDecorations>()
  private readonly asking = new Map<vscode.TextEditor, Asking>()
  private readonly subscriptions: readonly Resource[]

  constructor(
    private readonly language: Pick<ConfigLanguage, 'onDidRead' | 'entities'>,
    private readonly log: Pick<vscode.LogOutputChannel, 'warn'>,
  ) {
    this.subscriptions = [
      // A text is read anew after each edit too.
      language.onDidRead((uri) => this.refreshAll(({ document }) => document.uri.toString() === uri)),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.refresh(textEditor)),
      vscode.window.onDidChangeVisibleTextEditors(() => this.refreshAll(() => true)),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)),
      onDidChangeSetting(['entities.colourDataFiles'], () => this.refreshAll(() => true)),
    ]
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
    for (const document of [...this.decorations.keys()]) this.forget(document)
  }

  private refreshAll(isMeant: (editor: vscode.TextEditor) => boolean): void {
    for (const editor of vscode.window.visibleTextEditors) if (isMeant(editor)) this.refresh(editor)
  }

  /** Asks for the entities in sight; what comes meanwhile is one more question at most. */
  private refresh(editor: vscode.TextEditor): void {
    if (!mayBeData(editor.document)) return
    const asking = this.asking.get(editor)
    if (asking !== undefined) {
      asking.isStale = true
      return
    }
    const asked = { isStale: false }
    this.asking.set(editor, asked)
    void this.update(editor).then(() => {
      this.asking.delete(editor)
      if (asked.isStale) this.refresh(editor)
    })
  }

  private async update(editor: vscode.TextEditor): Promise<void> {
    const { document, visibleRanges } = editor
    if (!setting('entities.colourDataFiles', document.uri)) {
      this.forget(document)
      return
    }
    try {
      const answer = await this.language.entities(document.uri, visibleRanges.map(toLines))
      if (answer === null) this.forget(document)
      // An answer to an older text is left aside: the next one is on its way.
      else if (answer.version === document.version) this.draw(editor, answer)
    } catch (error) {
      this.log.warn(String(error))
    }
  }

  private draw(editor: vscode.TextEditor, { labels, entities, isNamed }: EntitiesAnswer): void {
    const known = this.decorations.get(editor.document)
    const decorations = known ?? new EntityDecorations(labels, !isNamed)
    known?.announce(labels)
    this.decorations.set(editor.document, decorations)
    decorations.show(editor, entities.flatMap(marksOf))
  }

  private forget(document: vscode.TextDocument): void {
    this.decorations.get(document)?.dispose()
    this.decorations.delete(document)
  }
}

function marksOf({ label, parts }: FileEntity): readonly MarkedEntity[] {
  return parts.map(({ line, start, end }) => ({ label, range: new vscode.Range(line, start, line, end) }))
}

function toLines({ start, end }: vscode.Range): LineRange {
  return { first: Math.max(0, start.line - margin), last: end.line + margin }
}
