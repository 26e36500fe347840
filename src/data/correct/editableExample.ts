import type { DataReading } from '../../shared/protocol/spec'

/** An example in the text of its data file, as it is there now. */
export interface EditableExample {
  /** In BIO2, with the names that the run has. */
  readonly tags: readonly string[]
  /** Its first line, from 0. */
  readonly line: number
  /**
   * What has to be replaced for it to have other tags: cells of labels only, in the file's own way of writing them.
   *
   * @param tags BIO2, as many as before
   * @returns a refusal where the file's way of writing cannot say it
   */
  readonly withTags: (tags: readonly string[]) => readonly CellChange[] | Refusal
}

/** Characters of a line that are replaced; lines and columns from 0, in UTF-16 units. */
export interface CellChange {
  readonly line: number
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * Why an example cannot be edited: the file has other words now, its format is not one whose labels stand alone, or what
 * is wanted cannot be written in it.
 */
export type Refusal = 'moved' | 'format' | 'scheme'

/** What is looked for in a file. */
export interface WantedExample {
  /** Its first line when it was read, from 1. */
  readonly line: number
  readonly words: readonly string[]
  readonly reading: Pick<DataReading, 'textColumn' | 'labelColumn' | 'labels' | 'labelMap'>
}

export function isSameWords(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, index) => word === other[index])
}
