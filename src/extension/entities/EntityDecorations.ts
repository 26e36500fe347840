import * as vscode from 'vscode'
import { entityBackground, entityColour } from '../contributions/colours'

/** An entity in an editor. */
export interface MarkedEntity {
  readonly range: vscode.Range
  /** Its type. */
  readonly label: string
}

/** Marks entities in editors: a colour for each type, the same wherever the types are the same, and its name behind. */
export class EntityDecorations implements vscode.Disposable {
  private readonly kinds = new Map<string, vscode.TextEditorDecorationType>()

  /** @param labels all types that there may be; the order is no matter */
  constructor(labels: readonly string[]) {
    const sorted = [...new Set(labels)].sort((one, other) => one.localeCompare(other))
    for (const [index, label] of sorted.entries()) this.kinds.set(label, kindOf(label, index))
  }

  /** In place of what was marked in this editor. A type that was not announced is not marked. */
  show(editor: vscode.TextEditor, entities: readonly MarkedEntity[]): void {
    const ranges = new Map<string, vscode.Range[]>()
    for (const { label, range } of entities) {
      const same = ranges.get(label)
      if (same === undefined) ranges.set(label, [range])
      else same.push(range)
    }
    for (const [label, kind] of this.kinds) editor.setDecorations(kind, ranges.get(label) ?? [])
  }

  /** All marks are gone. */
  dispose(): void {
    for (const kind of this.kinds.values()) kind.dispose()
  }
}

function kindOf(label: string, index: number): vscode.TextEditorDecorationType {
  const colour = new vscode.ThemeColor(entityColour(index))
  return vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor(entityBackground(index)),
    border: 'solid',
    borderWidth: '0 0 2px 0',
    borderColor: colour,
    overviewRulerColor: colour,
    overviewRulerLane: vscode.OverviewRulerLane.Center,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    after: {
      contentText: label,
      color: colour,
      margin: '0 0.4em 0 0.3em',
      // There is no other way to say the size: what is written here goes into the style as it is.
      textDecoration: 'none; font-size: 0.8em',
    },
  })
}
