import { DataFault } from '../fault'
import { longestLine } from './readLines'

/** The bytes of one value of a JSON array, or of values one after the other. */
export interface JsonBytes {
  readonly bytes: Buffer
  /** Where it begins, from 1. */
  readonly line: number
}

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d
const newline = 0x0a
const space = 0x20

/**
 * Cuts a JSON array into its elements, and values that follow each other into values, as the bytes come in: a file of
 * any size is read with the memory of one element. It only finds the cuts; `JSON.parse` judges the values.
 */
export class JsonSplitter {
  private line = 1
  private depth = 0
  private isInString = false
  private isEscaped = false
  private isInValue = false
  private isScalar = false
  private isArray: boolean | null = null
  private isClosed = false
  private valueLine = 1
  private valueStart = 0
  private earlier: Buffer[] = []
  private earlierSize = 0

  /** The values that end in this chunk. */
  push(chunk: Buffer): JsonBytes[] {
    const values: JsonBytes[] = []
    this.valueStart = 0
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index] ?? 0
      if (this.isInString) {
        this.readStringByte(byte)
      } else {
        this.readByte(byte, index, chunk, values)
      }
    }
    if (this.isInValue) {
      this.keep(chunk.subarray(this.valueStart))
    }
    return values
  }

  /** The value that the end of the file ends, if any. */
  end(): JsonBytes[] {
    const values: JsonBytes[] = []
    if (this.isInValue && this.isScalar && !this.isInString) {
      this.finish(Buffer.alloc(0), 0, values)
    }
    if (this.isInValue || (this.isArray === true && !this.isClosed)) {
      throw new DataFault('FD014', this.isInValue ? this.valueLine : this.line, {
        reason: 'the file ends within a value',
      })
    }
    return values
  }

  private readStringByte(byte: number): void {
    if (this.isEscaped) {
      this.isEscaped = false
    } else if (byte === backslash) {
      this.isEscaped = true
    } else if (byte === quote) {
      this.isInString = false
    } else if (byte === newline) {
      this.line++
    }
  }

  private readByte(byte: number, index: number, chunk: Buffer, values: JsonBytes[]): void {
    switch (byte) {
      case openBracket:
      case openBrace:
        this.open(byte, index)
        return
      case closeBracket:
      case closeBrace:
        this.close(index, chunk, values)
        return
      case quote:
        this.begin(index, true)
        this.isInString = true
        return
      default:
        if (byte <= space || byte === comma) {
          this.endScalar(index, chunk, values)
          this.line += byte === newline ? 1 : 0
        } else {
          this.begin(index, true)
        }
    }
  }

  private open(byte: number, index: number): void {
    if (this.isArray === null) {
      this.isArray = byte === openBracket
      if (this.isArray) {
        return
      }
    }
    this.begin(index, false)
    this.depth++
  }

  private close(index: number, chunk: Buffer, values: JsonBytes[]): void {
    this.endScalar(index, chunk, values)
    if (!this.isInValue) {
      this.isClosed = true
      return
    }
    this.depth--
    if (this.depth === 0) {
      this.finish(chunk, index + 1, values)
    }
  }

  private begin(index: number, isScalar: boolean): void {
    if (!this.isInValue) {
      this.isArray ??= false
      this.isInValue = true
      this.isScalar = isScalar
      this.valueStart = index
      this.valueLine = this.line
    }
  }

  private endScalar(index: number, chunk: Buffer, values: JsonBytes[]): void {
    if (this.isInValue && this.isScalar && this.depth === 0) {
      this.finish(chunk, index, values)
    }
  }

  private finish(chunk: Buffer, end: number, values: JsonBytes[]): void {
    values.push({ bytes: Buffer.concat([...this.earlier, chunk.subarray(this.valueStart, end)]), line: this.valueLine })
    this.isInValue = false
    this.earlier = []
    this.earlierSize = 0
  }

  private keep(bytes: Buffer): void {
    this.earlier.push(Buffer.from(bytes))
    this.earlierSize += bytes.length
    if (this.earlierSize > longestLine) {
      throw new DataFault('FD026', this.valueLine, { limit: longestLine >> 20 })
    }
  }
}
