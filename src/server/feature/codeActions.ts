import { t } from '@vscode/l10n'
import type { CodeAction, CodeActionParams, TextEdit } from 'vscode-languageserver/node'
import { CodeActionKind } from 'vscode-languageserver-types'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'
import { diagnosticOf } from './diagnostics'
import { fixAll } from './fix/fixAll'
import type { TextChange } from '../../config/textChange'
import { fixesFor } from './fix/fixesFor'
import { lspRange } from './lspRange'

/** Kind of the action that mends all that can be mended without asking, as on saving. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.finetune`

/** Quick fixes of the problems in a range, and "fix all". */
export function codeActionsFor(
  snapshot: ConfigSnapshot,
  { range, context }: Pick<CodeActionParams, 'range' | 'context'>,
  retake: (document: TextDocument) => ConfigSnapshot,
): CodeAction[] {
  const wants = (kind: string) => context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? true
  return [
    ...(wants(CodeActionKind.QuickFix) ? quickFixes(snapshot, range) : []),
    ...(wants(fixAllKind) ? fixAllAction(snapshot, retake) : []),
  ]
}

function quickFixes(snapshot: ConfigSnapshot, range: CodeActionParams['range']): CodeAction[] {
  const { document } = snapshot
  const start = document.offsetAt(range.start)
  const end = document.offsetAt(range.end)
  const problems = snapshot.problems.filter((problem) => {
    return problem.range !== undefined && problem.range.start <= end && start <= problem.range.end
  })
  return problems.flatMap((problem) =>
    fixesFor(problem, snapshot).map(({ title, changes, isPreferred }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(problem, document)],
      isPreferred,
      edit: { changes: { [document.uri]: changes.map((change) => editOf(change, document)) } },
    })),
  )
}

function fixAllAction(snapshot: ConfigSnapshot, retake: (document: TextDocument) => ConfigSnapshot): CodeAction[] {
  const { document } = snapshot
  const text = fixAll(snapshot, retake)
  if (text === null) return []
  const edit = editOf(smallestChange(document.getText(), text), document)
  return [{ title: t('Fix all'), kind: fixAllKind, edit: { changes: { [document.uri]: [edit] } } }]
}

/** What differs between two texts: all between their common beginning and their common end. */
function smallestChange(before: string, after: string): TextChange {
  let start = 0
  const shorter = Math.min(before.length, after.length)
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  return { range: { start, end: before.length - end }, text: after.slice(start, after.length - end) }
}

function editOf({ range, text }: TextChange, document: TextDocument): TextEdit {
  return { range: lspRange(document, range), newText: text }
}
