import { TextDocument } from 'vscode-languageserver-textdocument'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import type { TextChange } from '../../../config/textChange'
import { applyChanges } from '../../../config/textChange'
import { fixesFor } from './fixesFor'

/** Mending one thing can show another; a config has few layers of them. */
const mostRounds = 10

/**
 * The text once every problem is mended that has a safe fix, or null if none has.
 *
 * @param retake the same config with another text
 */
export function fixAll(snapshot: ConfigSnapshot, retake: (document: TextDocument) => ConfigSnapshot): string | null {
  let current = snapshot
  for (let round = 0; round < mostRounds; round++) {
    const changes = safeChanges(current)
    if (changes.length === 0) break
    current = retake(withText(snapshot.document, applyChanges(current.config.text, changes)))
  }
  return current === snapshot ? null : current.config.text
}

/** The safe fixes of one round, those left out that overlap an earlier one. */
function safeChanges(snapshot: ConfigSnapshot): readonly TextChange[] {
  const taken: TextChange[] = []
  for (const problem of snapshot.problems) {
    const fix = fixesFor(problem, snapshot).find(({ isSafe }) => isSafe)
    if (fix !== undefined && !fix.changes.some((change) => taken.some((other) => overlaps(change, other)))) {
      taken.push(...fix.changes)
    }
  }
  return taken
}

function overlaps({ range: one }: TextChange, { range: other }: TextChange): boolean {
  return one.start <= other.end && other.start <= one.end
}

function withText({ uri, languageId, version }: TextDocument, text: string): TextDocument {
  return TextDocument.create(uri, languageId, version, text)
}
