import type { FoldingRange } from 'vscode-languageserver/node'
import { FoldingRangeKind } from 'vscode-languageserver-types'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'
import { endOfEntry } from './entryText'

/** Values of several lines, and blocks of comments. */
export function foldingRangesOf({ config, document }: ConfigSnapshot): FoldingRange[] {
  const values = config.entries.map((entry) => ({
    startLine: document.positionAt(entry.keyRange.start).line,
    endLine: document.positionAt(endOfEntry(config.text, entry)).line,
  }))
  return [...values, ...commentBlocks(config.text)].filter(({ startLine, endLine }) => endLine > startLine)
}

function commentBlocks(text: string): FoldingRange[] {
  const blocks: { startLine: number; endLine: number; kind: FoldingRangeKind }[] = []
  text.split(/\r\n|\r|\n/).forEach((line, number) => {
    if (!line.trimStart().startsWith('#')) return
    const last = blocks.at(-1)
    if (last?.endLine === number - 1) last.endLine = number
    else blocks.push({ startLine: number, endLine: number, kind: FoldingRangeKind.Comment })
  })
  return blocks
}
