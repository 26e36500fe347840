import type { RawExample } from '../format/rawExample'
import type { LineBatch } from '../read/readLines'
import type { FileEnd } from './appendSource'
import type { WordTags } from './wordTags'

/** Reads a file to its end, line by line, and learns how it writes its examples. */
export interface ExampleFormat {
  /** Whether nothing was in it so far. */
  readonly isEmpty: boolean
  /** @throws DataFault if it cannot be read on */
  read(batch: LineBatch): readonly RawExample[]
  /** @throws DataFault if something is open at the end: what is appended would be part of it */
  end(): readonly RawExample[]
  /** Null if how it writes them is not known. */
  writing(end: FileEnd): ExampleWriting | null
}

/** How a file writes examples: words with their tags, or a text with spans of it. */
export type ExampleWriting = WordWriting | SpanWriting

interface WordWriting extends Writing {
  readonly type: 'words'
  /** The lines of an example; null if it cannot be written. Examples are given in the order that they are added in. */
  lines(words: WordTags): readonly string[] | null
}

interface SpanWriting extends Writing {
  readonly type: 'spans'
  lines(example: WrittenText): readonly string[] | null
}

interface Writing {
  /** What the file's reader makes of the lines of an example. @throws DataFault if a sentence has no end */
  readBack(lines: readonly string[]): readonly RawExample[]
  insertion(blocks: readonly (readonly string[])[]): Insertion
}

/** A text and its spans, as the file counts characters and calls labels. */
export interface WrittenText {
  readonly text: string
  readonly spans: readonly WrittenSpan[]
}

export interface WrittenSpan {
  readonly start: number
  readonly end: number
  readonly name: string
  /** The text of it. */
  readonly part: string
}

/** What is inserted in a file. */
export interface Insertion {
  /** With the file's line ends. */
  readonly text: string
  /** What stands behind it in the file, to its end: an array's bracket; ASCII. */
  readonly behind: string
}
