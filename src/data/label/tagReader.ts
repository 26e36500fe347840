import type { ProblemArguments } from '../../shared/problem'
import type { RawTokens } from '../format/rawExample'
import type { Report } from '../fault'
import type { EntityTag, LabelTable } from './labelTable'

/** Told one by one at most so often in a file; the rest is counted. */
export const mostReports = 10

/** A tag that does not say what it is read as. */
interface FoundTag {
  readonly line: number
  readonly word: number
  readonly values: ProblemArguments
}

/** What the tags of a file are judged by, once all of them are read. */
export interface TagFindings {
  /** `I-` that opened an entity; the first ones. */
  readonly orphans: FoundTag[]
  orphanCount: number
  /** `B-` that follow no entity of their type: IOB1 has none. */
  openings: number
  /** The first tag without a prefix. */
  bareTag: FoundTag | null
}

/**
 * Brings the tags of one file to BIO2, from IOB1, IOB2, IOBES, BILUO or tags without prefixes: reading leniently, all
 * of them mean the same. Which one it is only decides at the end whether an `I-` that opened an entity was a mistake.
 */
export class TagReader {
  private readonly orphans: FoundTag[] = []
  private orphanCount = 0
  private openings = 0
  private bareTag: FoundTag | null = null

  constructor(
    private readonly labels: LabelTable,
    private readonly report: Report,
    private readonly most = mostReports,
  ) {}

  /** The tags in BIO2; null, and told, if one cannot be used. */
  read(example: RawTokens): readonly string[] | null {
    const { tags, isUsable } = this.readAll(example)
    return isUsable ? tags : null
  }

  /** The tags in BIO2, and `O` in place of those that cannot be used. */
  readAll(example: RawTokens): { readonly tags: readonly string[]; readonly isUsable: boolean } {
    const tags: string[] = []
    let open: string | null = null
    let isUsable = true
    for (const [index, written] of example.tags.entries()) {
      const meaning = this.labels.meaning(written)
      switch (meaning.kind) {
        case 'outside':
          tags.push('O')
          open = null
          break
        case 'entity': {
          const continues: boolean = !meaning.opens && open === meaning.source
          this.note(meaning, open, example, index)
          tags.push(continues ? meaning.inside : meaning.begin)
          open = meaning.closes ? null : meaning.source
          break
        }
        case 'unusable':
          this.report(meaning.code, lineOf(example, index), meaning.values, index)
          tags.push('O')
          open = null
          isUsable = false
      }
    }
    return { tags, isUsable }
  }

  /** Tells what only the whole file shows. */
  finish(): void {
    reportTagFindings(this.findings(), this.report)
  }

  /** What was found so far and is told at the end. */
  findings(): TagFindings {
    const { orphans, orphanCount, openings, bareTag } = this
    return { orphans, orphanCount, openings, bareTag }
  }

  private note(meaning: EntityTag, open: string | null, example: RawTokens, index: number): void {
    if (open === meaning.source) {
      return
    }
    if (meaning.opens) {
      this.openings++
    } else if (meaning.hasPrefix) {
      this.orphanCount++
      if (this.orphans.length < this.most) {
        const word = example.tokens[index] ?? ''
        this.orphans.push({
          line: lineOf(example, index),
          word: index,
          values: { tag: example.tags[index] ?? '', word, type: meaning.type },
        })
      }
    } else {
      this.bareTag ??= { line: lineOf(example, index), word: index, values: { tag: meaning.source } }
    }
  }
}

/** Tells what the tags of a whole file show. */
export function reportTagFindings({ orphans, orphanCount, openings, bareTag }: TagFindings, report: Report): void {
  if (bareTag !== null) {
    report('FD007', bareTag.line, bareTag.values, bareTag.word)
  }
  const [first] = orphans
  if (first !== undefined && openings === 0) {
    report('FD007', first.line, { scheme: 'IOB1' }, first.word)
    return
  }
  for (const { line, values, word } of orphans) {
    report('FD006', line, values, word)
  }
  for (let count = orphans.length; count < orphanCount; count++) {
    report('FD006', first?.line ?? 1)
  }
}

/** The line of a word, from 1. */
export function lineOf(example: RawTokens, index: number): number {
  return example.line + (example.isWordPerLine ? index : 0)
}
