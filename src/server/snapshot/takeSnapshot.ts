import type { TextDocument } from 'vscode-languageserver-textdocument'
import { checkFigures } from '../../config/checkFigures'
import { parseDocument } from '../../config/parseDocument'
import { resolveConfig } from '../../config/resolveConfig'
import type { ConfigContext } from '../../config/resolvedConfig'
import type { ServerSettings } from '../../shared/protocol/languageServer'
import { deriveFigures } from '../../shared/schedule/figures'
import type { DataCounts, KnownData } from '../world/DataCounts'
import type { ConfigSnapshot } from './ConfigSnapshot'

/** What is looked at besides the text. */
export interface SnapshotWorld {
  readonly settings: ServerSettings
  readonly context: ConfigContext
  /** Null where no data is read. */
  readonly counts: Pick<DataCounts, 'look'> | null
}

/** Read a config with what is known at this moment. Never throws, whatever the text. */
export function takeSnapshot(document: TextDocument, { settings, context, counts }: SnapshotWorld): ConfigSnapshot {
  const config = parseDocument(document.getText())
  const resolution = resolveConfig(config, context)
  const { effective } = resolution
  const data = resolution.data === null || counts === null ? null : counts.look(resolution.data)
  const examples = examplesOf(data)
  const figures = examples === 0 && effective.max_steps <= 0 ? null : deriveFigures(effective, examples)
  const ofFigures =
    figures === null ? [] : checkFigures(config, { configPath: context.configPath, arguments: effective }, figures)
  return {
    document,
    path: context.configPath,
    config,
    resolution,
    task: effective.task ?? 'token-classification',
    data,
    figures,
    problems: [...resolution.problems, ...ofFigures],
    settings,
  }
}

function examplesOf(known: KnownData | null): number {
  return known?.data.statistics.splits.train?.examples ?? 0
}
