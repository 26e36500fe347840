import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { OpenInspection, OpenProblem } from '../../data/open/openInspection'
import { OpenInspector } from '../../data/open/OpenInspector'
import { OpenReader } from '../../data/open/OpenReader'
import { openFormat } from '../../data/open/openText'
import type { Range } from '../../shared/problem'
import type { DataReading } from '../../shared/protocol/spec'
import { linesOf } from './linesOf'

/** Characters of a text that is read as a whole after each edit. */
export const wholeLimit = 5_000_000

/** A text with sentences and entities, as it is at one moment. */
export class OpenData {
  private whole: OpenInspection | null = null

  private constructor(
    readonly document: TextDocument,
    readonly reader: OpenReader,
    private readonly reading: DataReading,
    private readonly inspector: OpenInspector,
  ) {}

  /**
   * Null of a text without entities.
   *
   * @param inspector of the same file, read in the same way
   * @throws DataFault if a column that the config names is not there
   */
  static of(document: TextDocument, reading: DataReading, inspector = new OpenInspector(reading)): OpenData | null {
    const lines = linesOf(document)
    const format = openFormat(document.uri, lines)
    return format === null ? null : new OpenData(document, new OpenReader(lines, format, reading), reading, inspector)
  }

  /** Whether it is too long to be read as a whole while someone types. */
  get isLarge(): boolean {
    return this.document.offsetAt({ line: this.document.lineCount, character: 0 }) > wholeLimit
  }

  /** Of all of it; null of one that is large. */
  inspect(): OpenInspection | null {
    if (!this.isLarge) this.whole ??= this.inspector.inspect(this.reader, this.document.getText())
    return this.whole
  }

  /** What the sentences of some lines show by themselves, the last line included; from 0. */
  inspectPart(lines: Range): readonly OpenProblem[] {
    const part = this.reader.wholeSentences(lines)
    return new OpenInspector(this.reading).inspect(this.reader, this.reader.slice(part).join('\n'), part[0] + 1)
      .problems
  }
}
