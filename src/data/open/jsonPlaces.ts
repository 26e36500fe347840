import type { Range } from '../../shared/problem'

/** A value of a JSON text and where it is written, in UTF-16 units. */
export interface JsonPlace extends Range {
  /** Of a list. */
  readonly items: readonly JsonPlace[]
  /** Of an object, by key. */
  readonly members: ReadonlyMap<string, JsonPlace>
}

const none: ReadonlyMap<string, JsonPlace> = new Map()
const stringPattern = /"(?:[^"\\]|\\.)*"/uy
const barePattern = /[^\s,\]}:]+/uy
const gapPattern = /[\s,:]*/uy

/** Where the values of a text are that `JSON.parse` takes; anything for one that it refuses. */
export function jsonPlaces(text: string): JsonPlace {
  return new PlaceReader(text).value()
}

class PlaceReader {
  private at = 0

  constructor(private readonly text: string) {}

  value(): JsonPlace {
    this.skip(gapPattern)
    const start = this.at
    switch (this.text[start]) {
      case '[':
        return this.list(start)
      case '{':
        return this.object(start)
      default:
        // What is neither is passed by a character, to come to an end.
        if (!this.skip(this.text[start] === '"' ? stringPattern : barePattern)) this.at++
        return { start, end: this.at, items: [], members: none }
    }
  }

  private list(start: number): JsonPlace {
    const items: JsonPlace[] = []
    this.at++
    while (this.goesOn()) items.push(this.value())
    return { start, end: this.at, items, members: none }
  }

  private object(start: number): JsonPlace {
    const members = new Map<string, JsonPlace>()
    this.at++
    while (this.goesOn()) {
      const key = this.value()
      members.set(decoded(this.text.slice(key.start, key.end)), this.value())
    }
    return { start, end: this.at, items: [], members }
  }

  /** Whether another value follows; passes the end if not. */
  private goesOn(): boolean {
    this.skip(gapPattern)
    const next = this.text[this.at]
    const isEnd = next === undefined || next === ']' || next === '}'
    if (isEnd) this.at++
    return !isEnd
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at
    const { length } = pattern.exec(this.text)?.[0] ?? ''
    this.at += length
    return length > 0
  }
}

function decoded(literal: string): string {
  try {
    return String(JSON.parse(literal))
  } catch {
    return ''
  }
}

const piecePattern = /\\u[\da-fA-F]{4}|\\.|[^]/gy

/**
 * Where characters of a string are written between its quotes.
 *
 * @param literal with its quotes
 * @param offsets into the string, ascending; those beyond its end are its end
 * @returns offsets into the literal
 */
export function writtenOffsets(literal: string, offsets: readonly number[]): number[] {
  const written: number[] = []
  let unit = 0
  let at = 1
  for (const offset of offsets) {
    while (unit < offset && at < literal.length - 1) {
      piecePattern.lastIndex = at
      at += piecePattern.exec(literal)?.[0].length ?? 1
      unit++
    }
    written.push(at)
  }
  return written
}
