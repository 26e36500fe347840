import * as vscode from 'vscode'
import type { LabelledText, ParsedMarkup } from '../../shared/entities/markup'
import { parseMarkup } from '../../shared/entities/markup'
import type { CommandId } from '../contributions/commands'
import { EntityDecorations } from '../entities/EntityDecorations'
import { draftFindings, repeatFindings, type DraftFinding } from './draftFindings'

/** What stands before the label of an entity, and what of it is written already. */
const labelStart = /\]\(([^)]*)$/u

/**
 * Sentences in an untitled document, one a line, in which a user corrects the entities before they are added to a data
 * file: they are in colours, labels are completed, and what is wrong is underlined.
 */
export class TrainingDraft implements vscode.CodeLensProvider, vscode.CompletionItemProvider, vscode.Disposable {
  private readonly decorations: EntityDecorations
  private readonly diagnostics = vscode.languages.createDiagnosticCollection('finetune-lab-sentences')
  private readonly parts: vscode.Disposable

  /** @param labels types of entities that the model knows; none if it is not known */
  constructor(
    readonly document: vscode.TextDocument,
    private readonly labels: readonly string[],
  ) {
    this.decorations = new EntityDecorations(labels, false)
    const { scheme } = document.uri
    this.parts = vscode.Disposable.from(
      vscode.languages.registerCodeLensProvider({ scheme }, this),
      vscode.languages.registerCompletionItemProvider({ scheme }, this, '('),
      vscode.workspace.onDidChangeTextDocument((change) => {
        if (change.document === document) this.show()
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => this.paint(this.lines())),
    )
    this.show()
  }

  /** The sentences, without empty lines; null if one of them is written wrong, which is underlined. */
  examples(): readonly LabelledText[] | null {
    const written = this.lines().filter(({ text }) => text.trim() !== '')
    if (written.some(({ problems }) => problems.length > 0)) return null
    return written.map(({ line }) => parseMarkup(line.trim()))
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    if (!this.isOf(uri)) return []
    return [
      lens(vscode.l10n.t('$(add) Add to training data…'), 'finetune-lab.addToTrainingData', uri),
      lens(vscode.l10n.t('$(close) Discard'), 'finetune-lab.discardSentences', uri),
    ]
  }

  provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] {
    const line = document.lineAt(position).text
    const typed = this.isOf(document.uri) ? labelStart.exec(line.slice(0, position.character))?.[1] : undefined
    if (typed === undefined) return []
    const isClosed = line[position.character] === ')'
    return this.labelsBut(typed).map((label) => {
      const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.EnumMember)
      item.range = new vscode.Range(position.translate(0, -typed.length), position)
      item.insertText = isClosed ? label : `${label})`
      return item
    })
  }

  isOf(uri: vscode.Uri): boolean {
    return uri.toString() === this.document.uri.toString()
  }

  dispose(): void {
    this.parts.dispose()
    this.diagnostics.dispose()
    this.decorations.dispose()
  }

  /** Those of the model and those that are written, but what is being typed. */
  private labelsBut(typed: string): readonly string[] {
    const written = this.lines().flatMap((line) => line.written.map(({ label }) => label))
    return [...new Set([...this.labels, ...written.filter((label) => label !== typed)])]
  }

  private lines(): readonly (ParsedMarkup & { readonly line: string })[] {
    const lines = this.document.getText().split(/\r?\n/u)
    return lines.map((line) => ({ line, ...parseMarkup(line) }))
  }

  private show(): void {
    const lines = this.lines()
    const repeats = repeatFindings(lines.map(({ text }) => text))
    const found = lines.flatMap((parsed, line) => {
      const repeat = repeats.get(line)
      const whole = { isError: false, start: 0, end: parsed.line.length, message: repeat ?? '' }
      return [...draftFindings(parsed, this.labels), ...(repeat === undefined ? [] : [whole])].map((finding) =>
        diagnosticOf(line, finding),
      )
    })
    this.diagnostics.set(this.document.uri, found)
    this.paint(lines)
  }

  private paint(lines: readonly ParsedMarkup[]): void {
    const marks = lines.flatMap(({ written }, line) =>
      written.map(({ content, label }) => ({ label, range: new vscode.Range(line, content.start, line, content.end) })),
    )
    this.decorations.announce([...this.labels, ...marks.map(({ label }) => label)])
    for (const editor of vscode.window.visibleTextEditors)
      if (editor.document === this.document) this.decorations.show(editor, marks)
  }
}

function diagnosticOf(line: number, { isError, start, end, message }: DraftFinding): vscode.Diagnostic {
  const severity = isError ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning
  return new vscode.Diagnostic(new vscode.Range(line, start, line, end), message, severity)
}

function lens(title: string, command: CommandId, uri: vscode.Uri): vscode.CodeLens {
  return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title, command, arguments: [uri] })
}
