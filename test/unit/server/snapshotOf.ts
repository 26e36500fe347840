import { dirname } from 'node:path'
import type { Position } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { DataProblem } from '../../../src/data/problems'
import type { SplitStatistics } from '../../../src/data/statistics'
import type { ConfigSnapshot } from '../../../src/server/snapshot/ConfigSnapshot'
import { takeSnapshot } from '../../../src/server/snapshot/takeSnapshot'
import { unseenFileSystem } from '../../../src/server/world/unseenFileSystem'
import type { KnownData } from '../../../src/server/world/DataCounts'
import type { Split } from '../../../src/shared/protocol/example'
import type { ServerSettings } from '../../../src/shared/protocol/languageServer'
import { defaultServerSettings } from '../../../src/shared/protocol/languageServer'
import type { MemoryDisk } from '../config/fixture'
import { configPath, memoryFiles, projectTexts, smallConfig } from '../config/fixture'

export { smallConfig } from '../config/fixture'

/** What is around the text of a test: a disk, counted data, what the client said. */
export interface TestWorld extends Partial<MemoryDisk> {
  readonly data?: KnownData | null
  readonly settings?: Partial<ServerSettings>
}

/** 8,000 training examples, which are 5,000 steps of 16 in 10 epochs. */
export const countedData = dataOf({
  train: splitOf(8000, { tokens: 96_000, longestExample: 31, entities: { DEPART: 7000, ARRIVEE: 8000, VIA: 900 } }),
  validation: splitOf(1000, { tokens: 12_000, longestExample: 28, alsoInTrain: 3 }),
})

/** Data of these splits, read from the files that the config names now. */
export function dataOf(
  splits: Readonly<Partial<Record<Split, SplitStatistics>>>,
  {
    isCurrent = true,
    problems = [],
  }: { readonly isCurrent?: boolean; readonly problems?: readonly DataProblem[] } = {},
): KnownData {
  const statistics = { splits, wordRuleAgreement: null }
  return { isCurrent, data: { labels: [], wordRule: 'spaces', problems, statistics } }
}

export function splitOf(examples: number, more: Partial<SplitStatistics> = {}): SplitStatistics {
  return { examples, tokens: examples * 12, entities: {}, longestExample: 30, alsoInTrain: 0, ...more }
}

/** Read a text in the project of the config's tests, whose data is counted already unless the test says otherwise. */
export function snapshotOf(text: string, world: TestWorld = {}): ConfigSnapshot {
  return snapshotOfDocument(TextDocument.create(`file://${configPath}`, 'finetune', 1, text), world)
}

/** The same of a document, as "fix all" asks for it after each round. */
export function snapshotOfDocument(
  document: TextDocument,
  { data = countedData, settings, ...disk }: TestWorld = {},
): ConfigSnapshot {
  const said = { ...defaultServerSettings, ...settings }
  return takeSnapshot(document, {
    settings: said,
    configPath,
    places: {
      files: said.isTrusted ? memoryFiles({ texts: projectTexts, ...disk }) : unseenFileSystem,
      configFolder: dirname(configPath),
      homeFolder: '/home/ada',
      environmentVariables: {},
      sitePackages: ['/venv/site-packages'],
    },
    counts: said.isTrusted
      ? { look: () => data, lastOf: () => (data === null ? null : { ...data, isCurrent: false }) }
      : null,
  })
}

/** The small config with more lines. */
export function snapshotWith(lines: string, world: TestWorld = {}): ConfigSnapshot {
  return snapshotOf(smallConfig + lines, world)
}

/** Where a piece of the text begins, some characters further on. */
export function positionOf({ document }: ConfigSnapshot, piece: string, further = 0): Position {
  const offset = document.getText().indexOf(piece)
  if (offset < 0) throw new Error(`the text has no ${piece}`)
  return document.positionAt(offset + further)
}
