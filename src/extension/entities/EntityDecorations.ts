import * as vscode from 'vscode'
import { entityBackground, entityColour } from '../contributions/colours'

/** An entity in an editor. */
export interface MarkedEntity {
  readonly range: vscode.Range
  /** Its type. */
  readonly label: string
}

interface Kind {
  readonly index: number
  readonly type: vscode.TextEditorDecorationType
}

/** Marks entities in editors: a colour for each type, the same wherever the types are the same, and its name behind. */
export class EntityDecorations implements vscode.Disposable {
  private readonly kinds = new Map<string, Kind>()

  /**
   * @param labels all types that there may be; the order is no matter
   * @param isNamed whether the name of the type stands behind each entity
   */
  constructor(
    labels: readonly string[],
    private readonly isNamed = true,
  ) {
    this.announce(labels)
  }

  /** The types that there may be are now these: those that were there before keep their colours. */
  announce(labels: readonly string[]): void {
    for (const [label, { type }] of [...this.kinds]) {
      if (labels.includes(label)) continue
      type.dispose()
      this.kinds.delete(label)
    }
    for (const label of [...new Set(labels)].sort((one, other) => one.localeCompare(other))) {
      const index = this.freeIndex()
      if (!this.kinds.has(label)) this.kinds.set(label, { index, type: typeOf(this.isNamed ? label : '', index) })
    }
  }

  /** In place of what was marked in this editor. A type that was not announced is not marked. */
  show(editor: vscode.TextEditor, entities: readonly MarkedEntity[]): void {
    const ranges = new Map<string, vscode.Range[]>()
    for (const { label, range } of entities) {
      const same = ranges.get(label)
      if (same === undefined) ranges.set(label, [range])
      else same.push(range)
    }
    for (const [label, { type }] of this.kinds) editor.setDecorations(type, ranges.get(label) ?? [])
  }

  /** All marks are gone. */
  dispose(): void {
    for (const { type } of this.kinds.values()) type.dispose()
  }

  private freeIndex(): number {
    const taken = new Set(Array.from(this.kinds.values(), ({ index }) => index))
    let index = 0
    while (taken.has(index)) index++
    return index
  }
}

/** @param name stands behind it, if it is not empty */
function typeOf(name: string, index: number): vscode.TextEditorDecorationType {
  const colour = new vscode.ThemeColor(entityColour(index))
  return vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor(entityBackground(index)),
    border: 'solid',
    borderWidth: '0 0 2px 0',
    borderColor: colour,
    overviewRulerColor: colour,
    overviewRulerLane: vscode.OverviewRulerLane.Center,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    ...(name !== '' && { after: nameBehind(name, colour) }),
  })
}

function nameBehind(name: string, color: vscode.ThemeColor): vscode.ThemableDecorationAttachmentRenderOptions {
  return {
    contentText: name,
    color,
    margin: '0 0.4em 0 0.3em',
    // There is no other way to say the size: what is written here goes into the style as it is.
    textDecoration: 'none; font-size: 0.8em',
  }
}
