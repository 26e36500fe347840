import * as vscode from 'vscode'
import { say } from '../messages/say'
import { spanOf } from './EntityPreviews'
import { SentenceSplitter } from './sentences'
import { sentencesOf } from './sentencesOf'

/**
 * The sentences of each selection of the editor in front, or of the line of each cursor that selects nothing, from the
 * top. Null if there is none, which was said then.
 */
export function selectedSentences(): readonly string[] | null {
  const editor = vscode.window.activeTextEditor
  const sentences = editor === undefined ? [] : sentencesIn(editor)
  if (sentences.length > 0) return sentences
  void say('information', vscode.l10n.t('Open a text first, and select the sentences that are meant.'))
  return null
}

function sentencesIn({ document, selections }: vscode.TextEditor): readonly string[] {
  // Two cursors on a line mean one line.
  const spans = new Map(selections.map((selection) => spanOf(document, selection)).map((span) => [span.start, span]))
  const splitter = new SentenceSplitter()
  const ordered = [...spans.values()].sort((one, other) => one.start - other.start)
  return ordered.flatMap((span) => sentencesOf(document, span, splitter)).map(({ text }) => text)
}
