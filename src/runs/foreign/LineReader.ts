import { ForeignHistory } from './ForeignHistory'
import type { ForeignReader } from './ForeignReader'
import { GrowingFile, takeLines } from './GrowingFile'

/** Reads the lines of one format, in their order, into a history. */
export interface LineFormat {
  /** Whether the line could be read, also if it says nothing that is shown. */
  readonly readLine: (line: string, history: ForeignHistory) => boolean
}

/** A run that is one text file, which grows line by line. */
export class LineReader implements ForeignReader {
  history = new ForeignHistory()
  private readonly file: GrowingFile
  private format: LineFormat
  private broken = 0

  /**
   * @param log absolute path of the file
   * @param begin makes what reads it from its first line on
   */
  constructor(
    readonly log: string,
    private readonly begin: () => LineFormat,
  ) {
    this.file = new GrowingFile(log)
    this.format = begin()
  }

  /** Unix milliseconds. */
  get changed(): number {
    return this.file.changed
  }

  async look(): Promise<boolean> {
    const look = await this.file.read(
      takeLines((line) => this.readLine(line)),
      () => this.forget(),
    )
    this.history.settle(false)
    if (this.broken > 0) this.history.warnings.set('broken-lines', brokenText(this.broken))
    return look !== 'same'
  }

  private readLine(line: string): void {
    if (!this.format.readLine(line, this.history)) this.broken++
  }

  private forget(): void {
    this.history = new ForeignHistory()
    this.format = this.begin()
    this.broken = 0
  }
}

function brokenText(count: number): string {
  return count === 1 ? '1 line is damaged and was passed over.' : `${count} lines are damaged and were passed over.`
}
