import type { TextEdit } from 'vscode-languageserver/node'
import { formatConfig } from '../../config/format/formatConfig'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'
import { lspRange } from './lspRange'

/**
 * Edits that lay the config out in one way. Each is a few blanks, so that cursors and folds stay where they are. How far
 * lines are indented is part of that way, and does not follow the editor's settings.
 */
export function formattingOf({ config, document }: Pick<ConfigSnapshot, 'config' | 'document'>): TextEdit[] {
  return formatConfig(config).map(({ range, text }) => ({ range: lspRange(document, range), newText: text }))
}
