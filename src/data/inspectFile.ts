import { basename } from 'node:path'
import type { TokenExample } from '../shared/protocol/example'
import { planFiles } from './dataFiles'
import { DataPass } from './dataPass'
import type { DataFormat } from './format/dataFormat'
import type { Layout } from './format/rawExample'
import type { DataProblem } from './problems'
import type { DataRequest, ReadOptions } from './request'

/** What a file of the user's turned out to be. */
export interface FileInspection {
  /** Null if not recognised. */
  readonly format: DataFormat | null
  /** Names of its columns or keys; numbers from 1 where columns have no names. */
  readonly columns: readonly string[]
  readonly textColumn: string | null
  readonly labelColumn: string | null
  /** Entity types, sorted. */
  readonly types: readonly string[]
  /** Tags in the order of their ids. */
  readonly labels: readonly string[]
  readonly examples: number
  /** The first examples, a handful. */
  readonly sample: readonly TokenExample[]
  readonly wordRule: string
  readonly problems: readonly DataProblem[]
}

const sampleSize = 5

/** Reads a whole file and says what is in it, for `finetune init --train`. */
export async function inspectFile(path: string, options: ReadOptions = {}): Promise<FileInspection> {
  const name = basename(path)
  const request: DataRequest = {
    files: { train: [{ path, name }] },
    textColumn: null,
    labelColumn: null,
    labels: null,
    labelMap: {},
    validationSplit: null,
    testSplit: null,
    seed: 0,
  }
  const files = await planFiles(request)
  const layouts: Layout[] = []
  const sample: TokenExample[] = []
  const pass = new DataPass(request, files, {
    ...options,
    outputFolder: null,
    onLayout: (layout) => layouts.push(layout),
    onExample: ({ tokens, tags, line }) => {
      if (sample.length < sampleSize) {
        sample.push({ id: sample.length, file: name, line, tokens, tags })
      }
    },
  })
  const { labels, wordRule, problems, statistics } = await pass.run()
  const [layout] = layouts
  return {
    format: files[0]?.format ?? null,
    columns: layout?.columns ?? [],
    textColumn: layout?.textColumn ?? null,
    labelColumn: layout?.labelColumn ?? null,
    types: labels.filter((label) => label.startsWith('B-')).map((label) => label.slice(2)),
    labels,
    examples: statistics.splits.train?.examples ?? 0,
    sample,
    wordRule,
    problems,
  }
}
