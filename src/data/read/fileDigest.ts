import { createHash } from 'node:crypto'

/** The sha256 of a file that is read, and whether it looks like canonical lines at both ends. */
export class FileDigest {
  private readonly hash = createHash('sha256')
  private first = ''
  private tail = ''

  update(chunk: Buffer): void {
    this.hash.update(chunk)
    if (this.first === '') {
      this.first = chunk.toString('latin1', 0, 1)
    }
    this.tail = (this.tail + chunk.subarray(-2).toString('latin1')).slice(-2)
  }

  /** Null unless the file begins with `{` and ends with `}` or `}` and one line end. */
  finish(): string | null {
    const endsWell = this.tail === '}\n' || this.tail.endsWith('}')
    return this.first === '{' && endsWell ? this.hash.digest('hex') : null
  }
}
