/**
 * Canonical examples: `data/<split>.jsonl` in a run directory, one object a line. Written by the starter from any
 * format, read by the trainer, which knows no other format.
 */

/** Splits, by the names used everywhere but in files shaped like Hugging Face's. */
export const splits = ['train', 'validation', 'test'] as const
export type Split = (typeof splits)[number]

/** Where an example came from: its id within the split, the file as the config names it, and its first line (from 1). */
export interface ExampleSource {
  readonly id: number
  readonly file: string
  readonly line: number
}

/** A sentence for token classification: words and their BIO2 tags, of equal number. */
export interface TokenExample extends ExampleSource {
  readonly tokens: readonly string[]
  readonly tags: readonly string[]
}
