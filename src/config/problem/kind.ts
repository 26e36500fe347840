import type { ProblemArguments, Severity } from '../../shared/problem'

/** One kind of problem: `title` is for the docs, `render` makes the sentence, which says what to do. */
export interface ProblemKind<A extends ProblemArguments> {
  readonly severity: Severity
  readonly title: string
  readonly render: (values: A) => string
}

/** Makes a kind of problem; the type of its arguments follows from how it is rendered. */
export function kind<A extends ProblemArguments>(
  severity: Severity,
  title: string,
  render: (values: A) => string,
): ProblemKind<A> {
  return { severity, title, render }
}

/** `" Did you mean …?"`, or nothing. */
export function didYouMean(suggestion: string): string {
  return suggestion === '' ? '' : ` Did you mean \`${suggestion}\`?`
}

/** `a, b or c` */
export function oneOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`
}

/** Says when transformers removed a key, or nothing. */
export function removedIn(version: string): string {
  return version === '' ? '' : ` transformers removed it in ${version}.`
}

/** A value beside the good ones. `usual` is a range in words, empty if there is none. */
export interface BandArguments extends ProblemArguments {
  readonly key: string
  readonly value: string
  readonly reason: string
  readonly usual: string
}

export function usualIs(usual: string): string {
  return usual === '' ? '' : ` Usual here: ${usual}.`
}

/** Bytes in GB, in powers of 1000 as disks are sold. */
export function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`
}
