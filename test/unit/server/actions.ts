import type { CodeAction } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { codeActionsFor, fixAllKind } from '../../../src/server/feature/codeActions'
import type { ConfigSnapshot } from '../../../src/server/snapshot/ConfigSnapshot'
import type { TestWorld } from './snapshotOf'
import { snapshotOf, snapshotOfDocument } from './snapshotOf'

/** Every action that is offered anywhere in a text. */
export function actionsOf(snapshot: ConfigSnapshot, world: TestWorld = {}): readonly CodeAction[] {
  const { document } = snapshot
  const end = document.positionAt(document.getText().length)
  const asked = { range: { start: { line: 0, character: 0 }, end }, context: { diagnostics: [] } }
  return codeActionsFor(snapshot, asked, (other) => snapshotOfDocument(other, world))
}

/** Fixes of the problems of one code. */
export function fixesOf(snapshot: ConfigSnapshot, code: string, world: TestWorld = {}): readonly CodeAction[] {
  return actionsOf(snapshot, world).filter(({ diagnostics = [] }) => diagnostics.some((each) => each.code === code))
}

/** The text once an action is applied, as a client does it. */
export function textAfter({ document }: ConfigSnapshot, action: Pick<CodeAction, 'edit'> | undefined): string {
  const edits = action?.edit?.changes?.[document.uri]
  if (edits === undefined) throw new Error('the action has no edit')
  return TextDocument.applyEdits(document, edits)
}

/** The text once "fix all" was chosen; the same where it is not offered. */
export function textAfterFixAll(text: string, world: TestWorld = {}): string {
  const snapshot = snapshotOf(text, world)
  const fixAll = actionsOf(snapshot, world).find(({ kind }) => kind === fixAllKind)
  return fixAll === undefined ? text : textAfter(snapshot, fixAll)
}

/** Codes of the problems, mere information included. */
export function codesIn({ problems }: ConfigSnapshot): readonly string[] {
  return problems.map(({ code }) => code)
}
