import type { FoldingRange } from 'vscode-languageserver/node'
import { FoldingRangeKind } from 'vscode-languageserver-types'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'

/** Values of several lines, and blocks of comments. */
export function foldingRangesOf({ config, document }: ConfigSnapshot): FoldingRange[] {
  const values = config.entries.map(({ keyRange, node }) => ({
    startLine: document.positionAt(keyRange.start).line,
    endLine: document.positionAt(Math.max(keyRange.end, lastCharacter(config.text, node.range.end))).line,
  }))
  return [...values, ...commentBlocks(config.text)].filter(({ startLine, endLine }) => endLine > startLine)
}

/** A block value ends with the line break behind it. */
function lastCharacter(text: string, end: number): number {
  return end - (/\s*$/.exec(text.slice(Math.max(0, end - 200), end))?.[0].length ?? 0)
}

function commentBlocks(text: string): FoldingRange[] {
  const blocks: { startLine: number; endLine: number; kind: FoldingRangeKind }[] = []
  text.split('\n').forEach((line, number) => {
    if (!line.trimStart().startsWith('#')) return
    const last = blocks.at(-1)
    if (last?.endLine === number - 1) last.endLine = number
    else blocks.push({ startLine: number, endLine: number, kind: FoldingRangeKind.Comment })
  })
  return blocks
}
