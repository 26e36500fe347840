import { defaultWordRule } from '../../shared/words/wordRule'
import type { ProblemArguments } from '../../shared/problem'
import type { DataReading } from '../../shared/protocol/spec'
import type { Report } from '../fault'
import { LabelTable } from '../label/labelTable'
import type { DataCode } from '../problems'
import { ExampleTagger, type TaggedExample } from '../readTagged'
import { hashSentence } from '../split/sentenceHash'
import type { OpenReader } from './OpenReader'
import { isFault } from './OpenReader'

/** A defect of a text in an editor. */
export interface OpenProblem {
  readonly code: DataCode
  readonly arguments: ProblemArguments
  /** From 1. */
  readonly line: number
  /** Of the sentence, from 0; null where it is about no single word. */
  readonly word: number | null
}

/** What a text in an editor holds. */
export interface OpenInspection {
  readonly examples: number
  /** Entity types: in the order that the config gives, else sorted. */
  readonly types: readonly string[]
  /** All of them, by line. */
  readonly problems: readonly OpenProblem[]
}

interface FirstPlace {
  readonly line: number
  readonly tags: number
}

const letterB = 0x42

/**
 * All defects of a text that it shows by itself, sentences that stand in it twice included.
 *
 * @param first number of the first of the lines, from 1
 */
export function inspectOpen(
  reader: OpenReader,
  lines: readonly string[],
  reading: DataReading,
  first = 1,
): OpenInspection {
  const problems: OpenProblem[] = []
  const report: Report = (code, line, values = {}, word) =>
    problems.push({ code, line, arguments: values, word: word ?? null })
  const labels = new LabelTable(reading.labels, reading.labelMap)
  const tagger = new ExampleTagger({ labels, wordRule: defaultWordRule, report }, Infinity)
  const found = new Found(report)
  try {
    for (const example of tagger.tag(reader.read(lines, first, report))) found.add(example)
    tagger.finish(reader.format)
  } catch (error) {
    if (!isFault(error)) throw error
    report(error.code, error.line, error.values)
  }
  const types = labels.givenTypes ?? [...found.types].sort()
  return { examples: found.count, types, problems: problems.toSorted((a, b) => a.line - b.line) }
}

/** What a text was found to hold so far. */
class Found {
  readonly types = new Set<string>()
  count = 0
  private readonly firsts = new Map<number, FirstPlace>()

  constructor(private readonly report: Report) {}

  add({ tokens, tags, line }: TaggedExample): void {
    this.count++
    for (const tag of tags) if (tag.charCodeAt(0) === letterB) this.types.add(tag.slice(2))
    const sentence = hashSentence(tokens)
    const hashOfTags = hashSentence(tags)
    const first = this.firsts.get(sentence)
    if (first === undefined) this.firsts.set(sentence, { line, tags: hashOfTags })
    else this.report(first.tags === hashOfTags ? 'FD032' : 'FD033', line, { line: first.line, words: tokens.length })
  }
}
