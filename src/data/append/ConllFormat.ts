import { ConllReader } from '../format/conll'
import { findConllLayout, type ConllLayout } from '../format/conllLayout'
import type { RawExample, ReadContext } from '../format/rawExample'
import type { LineBatch } from '../read/readLines'
import type { FileEnd } from './appendSource'
import { atEnd, emptyLine } from './atEnd'
import { conllLines } from './conllLines'
import type { ExampleFormat, ExampleWriting } from './exampleFormat'

/** Lines at the end that are kept. */
const tailSize = 1000

/** A file with a word and its tag on each line. */
export class ConllFormat implements ExampleFormat {
  isEmpty = true
  private opened: { readonly layout: ConllLayout; readonly reader: ConllReader } | null = null
  private tail: string[] = []

  constructor(private readonly context: ReadContext) {}

  read({ lines, first }: LineBatch): readonly RawExample[] {
    this.isEmpty &&= lines.every((line) => line.trim() === '')
    this.tail = [...this.tail.slice(-tailSize), ...lines.slice(-tailSize)]
    return this.open(lines).reader.read(lines, first)
  }

  end(): readonly RawExample[] {
    return this.open([]).reader.end()
  }

  writing(end: FileEnd): ExampleWriting {
    const { layout } = this.open([])
    return {
      type: 'words',
      lines: (words) => conllLines(words, layout, this.tail),
      readBack: (lines) => {
        const reader = new ConllReader(layout, this.context)
        return [...reader.read(lines, 1), ...reader.end()]
      },
      insertion: (blocks) => atEnd(end, blocks, emptyLine),
    }
  }

  private open(lines: readonly string[]) {
    if (this.opened !== null) return this.opened
    const layout = findConllLayout(lines, this.context)
    return (this.opened = { layout, reader: new ConllReader(layout, this.context) })
  }
}
