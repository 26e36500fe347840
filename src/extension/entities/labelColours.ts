import * as vscode from 'vscode'
import { entityColourCount, entityColourIds } from '../contributions/colours'

const lines = ['solid', 'dashed', 'dotted'] as const
const mostLooks = entityColourCount * lines.length

/**
 * The colours of entity types in this window: the same for a label wherever it is shown. The labels of the first list
 * get them in its order; a label keeps its colour as long as someone shows it.
 */
export class LabelColours implements vscode.Disposable {
  private readonly types = new Map<number, vscode.TextEditorDecorationType>()
  private readonly indexes = new Map<string, number>()
  private readonly shown = new Map<string, readonly string[]>()

  /** Number of a label's colour, from 0; `entityColourIds` has its ids. */
  indexOf(label: string): number {
    return this.indexes.get(label) ?? 0
  }

  /**
   * How the entities of each label are drawn, by label.
   *
   * @param labels all that the owner shows, in their order
   * @param owner what shows them, such as a document's address
   */
  decorationTypesFor(labels: readonly string[], owner: string): ReadonlyMap<string, vscode.TextEditorDecorationType> {
    this.shown.set(owner, labels)
    this.forgetUnshown()
    for (const label of labels) if (!this.indexes.has(label)) this.indexes.set(label, this.freeIndex())
    return new Map(labels.map((label) => [label, this.typeOf(this.indexOf(label))]))
  }

  /** An owner shows nothing any more. */
  release(owner: string): void {
    this.shown.delete(owner)
  }

  dispose(): void {
    for (const type of this.types.values()) type.dispose()
    this.types.clear()
  }

  /** While a new label is being typed, each of its beginnings is one too. */
  private forgetUnshown(): void {
    const shown = new Set([...this.shown.values()].flat())
    for (const label of [...this.indexes.keys()]) if (!shown.has(label)) this.indexes.delete(label)
  }

  private freeIndex(): number {
    const taken = new Set(this.indexes.values())
    let index = 0
    while (taken.has(index) && index < mostLooks - 1) index++
    return index
  }

  private typeOf(index: number): vscode.TextEditorDecorationType {
    const known = this.types.get(index)
    if (known !== undefined) return known
    const ids = entityColourIds(index)
    const style = lines[Math.floor(index / entityColourCount)] ?? 'solid'
    const type = vscode.window.createTextEditorDecorationType({
      backgroundColor: new vscode.ThemeColor(ids.background),
      borderColor: new vscode.ThemeColor(ids.line),
      border: `0 ${style}`,
      borderWidth: '0 0 2px 0',
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      overviewRulerColor: new vscode.ThemeColor(ids.line),
      overviewRulerLane: vscode.OverviewRulerLane.Left,
    })
    this.types.set(index, type)
    return type
  }
}

/** Options of one decoration that write the label behind it, small and in its colour. */
export function labelAfter(label: string, index: number): vscode.DecorationInstanceRenderOptions {
  const color = new vscode.ThemeColor(entityColourIds(index).line)
  return { after: { contentText: label, color, margin: '0 0 0 0.35em', fontWeight: 'bold' } }
}
