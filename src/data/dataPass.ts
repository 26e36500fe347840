import { join } from 'node:path'
import type { ProblemArguments } from '../shared/problem'
import { type Split, splits } from '../shared/protocol/example'
import type { DataReference } from '../shared/protocol/spec'
import type { WordRuleChoice } from '../shared/words/chooseWordRule'
import type { PlannedFile } from './dataFiles'
import type { Report } from './fault'
import type { Layout } from './format/rawExample'
import { LabelTable, tagsOfTypes } from './label/labelTable'
import { reportLabels } from './label/reportLabels'
import { CanonicalWriter } from './output/canonicalWriter'
import { SplitSink } from './output/splitSink'
import { ProblemCollector } from './problemCollector'
import type { DataCode } from './problems'
import { FileDigest } from './read/fileDigest'
import { readTagged, type TaggedContext, type TaggedExample } from './readTagged'
import type { CheckedData, DataRequest, PreparedData, ReadOptions } from './request'
import { SeededSplit } from './split/seededSplit'
import { hashSentence } from './split/sentenceHash'
import { SentenceSet } from './split/sentenceSet'
import { WordRuleChooser } from './wordRuleChooser'

/** Held-out sentences are read first, to be known when the training sentences pass by. */
const readingOrder: readonly Split[] = ['test', 'validation', 'train']
/** Below this share of training words found again, the word rule does not fit them. */
const leastAgreement = 0.9
/** Fewer training words tell nothing about that. */
const enoughWords = 1000

export interface PassOptions extends ReadOptions {
  /** Where to write the canonical files; null to write none. */
  readonly outputFolder: string | null
  /** @param split where it belongs, a share that is set aside included */
  readonly onExample?: (example: TaggedExample, split: Split, planned: PlannedFile) => void
  readonly onLayout?: (layout: Layout) => void
}

/** One reading of all the files of a request. */
export class DataPass {
  private readonly problems = new ProblemCollector()
  private readonly labels: LabelTable
  private readonly sinks = new Map<Split, SplitSink>()
  private readonly digests = new Map<Split, FileDigest>()
  private readonly heldOut = new SentenceSet()
  private readonly rules: WordRuleChooser
  private readonly sharesByHash: SeededSplit | null
  private readonly totalBytes: number
  private bytes = 0

  constructor(
    private readonly request: DataRequest,
    private readonly files: readonly PlannedFile[],
    private readonly options: PassOptions,
  ) {
    this.labels = new LabelTable(request.labels, request.labelMap)
    this.rules = new WordRuleChooser(request.wordRule ?? null)
    this.sharesByHash = seededSplitOf(request)
    const once = files.reduce((sum, file) => sum + file.size, 0)
    this.totalBytes = once + (this.sharesByHash === null ? 0 : sizeOf(files, 'train'))
  }

  /** Reads everything. Files that were begun are removed if this throws or finds an error. */
  async run(): Promise<PreparedData> {
    try {
      await this.openSinks()
      await this.rules.prepare(this.files, (planned, report) => this.contextOf(planned, report))
      await this.countTrain()
      for (const split of readingOrder) {
        for (const planned of this.filesOf(split)) {
          await this.readFile(planned)
        }
      }
      const checked = this.conclude()
      return { ...checked, data: this.problems.hasErrors() ? await this.discard() : await this.finish() }
    } catch (error) {
      await this.discard()
      throw error
    }
  }

  private filesOf(split: Split): readonly PlannedFile[] {
    return this.files.filter((file) => file.split === split)
  }

  private async openSinks(): Promise<void> {
    const { outputFolder } = this.options
    for (const split of splits) {
      const isMade = this.sharesByHash?.makes(split) ?? false
      if (this.filesOf(split).length > 0 || isMade) {
        const path = outputFolder === null ? null : join(outputFolder, `${split}.jsonl`)
        this.sinks.set(split, new SplitSink(split, path === null ? null : await CanonicalWriter.create(path)))
      }
    }
  }

  private contextOf(planned: PlannedFile, report: Report, onChunk?: (chunk: Buffer) => void): TaggedContext {
    const { textColumn, labelColumn } = this.request
    return {
      labels: this.labels,
      wordRule: this.rules.rule,
      textColumn,
      labelColumn,
      report,
      signal: this.options.signal,
      onChunk: onChunk ?? (() => undefined),
      ...(this.options.onLayout !== undefined && planned.order === 0 && { onLayout: this.options.onLayout }),
    }
  }

  /** A first pass over the training files, when shares of them are to be set aside: the shares need the number. */
  private async countTrain(): Promise<void> {
    if (this.sharesByHash === null) {
      return
    }
    for (const planned of this.filesOf('train')) {
      const context = this.contextOf(
        planned,
        () => undefined,
        (chunk) => this.advance(chunk),
      )
      for await (const batch of readTagged(planned, context)) {
        for (const example of batch) {
          this.sharesByHash.count(hashSentence(example.tokens))
        }
      }
    }
  }

  private async readFile(planned: PlannedFile): Promise<void> {
    const report: Report = (code, line, values) => this.tell(code, planned, line, values)
    const digest = this.digestFor(planned)
    const context = this.contextOf(planned, report, (chunk) => {
      this.advance(chunk)
      digest?.update(chunk)
    })
    let count = 0
    for await (const batch of readTagged(planned, context)) {
      for (const example of batch) {
        this.take(example, planned)
      }
      count += batch.length
      for (const sink of this.sinks.values()) {
        await sink.writer?.drain()
      }
    }
    const isOneOfSeveral = this.filesOf(planned.split).length > 1
    if (count === 0 && isOneOfSeveral && !this.problems.hasErrors(planned.order)) {
      this.tell('FD002', planned, 1)
    }
  }

  /** A split whose only file may turn out to be canonical already. */
  private digestFor(planned: PlannedFile): FileDigest | null {
    const isOnly = this.filesOf(planned.split).length === 1
    const isWhole = planned.split !== 'train' || this.sharesByHash === null
    if (planned.format !== 'jsonl' || !isOnly || !isWhole) {
      return null
    }
    const digest = new FileDigest()
    this.digests.set(planned.split, digest)
    return digest
  }

  private take(example: TaggedExample, planned: PlannedFile): void {
    const isTrain = planned.split === 'train'
    const hash = this.sinks.size > 1 ? hashSentence(example.tokens) : 0
    const split = isTrain && this.sharesByHash !== null ? this.sharesByHash.splitOf(hash) : planned.split
    this.sinks.get(split)?.add(example, planned)
    this.options.onExample?.(example, split, planned)
    if (!isTrain) {
      this.heldOut.add(hash, { split: planned.split, file: planned.file.name, line: example.line })
      return
    }
    this.rules.offer(example.tokens)
    this.compareWithHeldOut(hash, example.line, planned)
  }

  private compareWithHeldOut(hash: number, line: number, planned: PlannedFile): void {
    const found = this.heldOut.take(hash)
    const sink = found === null ? undefined : this.sinks.get(found.split)
    if (found !== null && sink !== undefined) {
      sink.alsoInTrain++
      this.tell('FD019', planned, line, { split: found.split, file: found.file, line: found.line })
    }
  }

  private conclude(): CheckedData {
    const tell = (code: DataCode, planned: PlannedFile, line: number, values: ProblemArguments) =>
      this.tell(code, planned, line, values)
    const first = this.filesOf('train')[0] ?? this.files[0]
    const choice = this.rules.choose()
    if (first !== undefined) {
      this.reportEmptySplits(first)
      reportLabels(this.labels, this.sinks, first, tell)
      this.reportWordRule(choice, first)
    }
    const seen = [...this.sinks.values()].flatMap((sink) => [...sink.firstSeen.keys()])
    const entries = [...this.sinks].map(([split, sink]) => [split, sink.statistics()] as const)
    return {
      labels: tagsOfTypes(this.labels.givenTypes ?? [...new Set(seen)].sort()),
      wordRule: choice.rule,
      problems: this.problems.problems(),
      statistics: { splits: Object.fromEntries(entries), wordRuleAgreement: choice.agreement },
    }
  }

  private reportEmptySplits(first: PlannedFile): void {
    for (const [split, sink] of this.sinks) {
      const planned = this.filesOf(split)[0] ?? first
      if (sink.count === 0 && !this.problems.hasErrors(planned.order)) {
        this.tell('FD003', planned, 1, { split })
      }
    }
  }

  private reportWordRule({ rule, agreement }: WordRuleChoice, first: PlannedFile): void {
    const isTold = (this.sinks.get('train')?.statistics().tokens ?? 0) >= enoughWords
    if (agreement !== null && agreement < leastAgreement && isTold) {
      this.tell('FD024', first, 1, { rule, percent: Math.floor(agreement * 100) })
    }
  }

  private async finish(): Promise<Partial<Record<Split, DataReference>>> {
    const data: Partial<Record<Split, DataReference>> = {}
    const { outputFolder } = this.options
    for (const [split, sink] of this.sinks) {
      if (sink.writer === null || outputFolder === null) {
        continue
      }
      const own = sink.isCanonical ? (this.digests.get(split)?.finish() ?? null) : null
      const [planned] = this.filesOf(split)
      if (own !== null && planned !== undefined) {
        await sink.writer.discard()
        data[split] = { path: planned.file.path, examples: sink.count, sha256: own }
      } else {
        const sha256 = await sink.writer.finish()
        data[split] = { path: join(outputFolder, `${split}.jsonl`), examples: sink.count, sha256 }
      }
    }
    return data
  }

  private async discard(): Promise<Partial<Record<Split, DataReference>>> {
    for (const sink of this.sinks.values()) {
      await sink.writer?.discard()
    }
    return {}
  }

  private tell(code: DataCode, planned: PlannedFile, line: number, values: ProblemArguments = {}): void {
    this.problems.add(code, planned.file.name, planned.order, line, values)
  }

  private advance(chunk: Buffer): void {
    this.bytes += chunk.length
    this.options.onProgress?.({ bytes: this.bytes, totalBytes: this.totalBytes })
  }
}

function seededSplitOf({ files, seed, validationSplit, testSplit }: DataRequest): SeededSplit | null {
  const wanted = (split: Split, share: number | null) => ((files[split] ?? []).length === 0 ? (share ?? 0) : 0)
  const shares = { validation: wanted('validation', validationSplit), test: wanted('test', testSplit) }
  const isWanted = shares.validation + shares.test > 0 && (files.train ?? []).length > 0
  return isWanted ? new SeededSplit(shares, seed) : null
}

function sizeOf(files: readonly PlannedFile[], split: Split): number {
  return files.filter((file) => file.split === split).reduce((sum, file) => sum + file.size, 0)
}
