import type { TextDocument } from 'vscode-languageserver-textdocument'
import { checkFigures } from '../../config/checkFigures'
import { parseDocument } from '../../config/parseDocument'
import { resolveConfig } from '../../config/resolveConfig'
import type { ConfigContext } from '../../config/resolvedConfig'
import type { ModelPlaces } from '../../config/model/findModel'
import { findModel } from '../../config/model/findModel'
import type { ServerSettings } from '../../shared/protocol/languageServer'
import { deriveFigures } from '../../shared/schedule/figures'
import type { DataCounts, KnownData } from '../world/DataCounts'
import type { ConfigSnapshot } from './ConfigSnapshot'

/** What is looked at besides the text. */
export interface SnapshotWorld {
  readonly settings: ServerSettings
  readonly configPath: string
  readonly places: ModelPlaces
  /** Null where no data is read. */
  readonly counts: Pick<DataCounts, 'look' | 'lastOf'> | null
}

/** Read a config with what is known at this moment. Never throws, whatever the text. */
export function takeSnapshot(document: TextDocument, world: SnapshotWorld): ConfigSnapshot {
  const { settings, configPath, places, counts } = world
  const config = parseDocument(document.getText())
  const resolution = resolveConfig(config, contextOf(world))
  const { effective, model } = resolution
  // While half of a line is being typed, what was known before stays.
  const data = (resolution.data === null ? counts?.lastOf(configPath) : counts?.look(resolution.data)) ?? null
  const examples = examplesOf(data)
  const figures = examples === 0 && effective.max_steps <= 0 ? null : deriveFigures(effective, examples)
  const ofFigures = figures === null || model === null ? [] : checkFigures(config, { configPath, model }, figures)
  return {
    document,
    path: configPath,
    config,
    resolution,
    task: effective.task ?? 'token-classification',
    data,
    figures,
    problems: [...resolution.problems, ...ofFigures],
    settings,
    places,
  }
}

function examplesOf(known: KnownData | null): number {
  return known?.data.statistics.splits.train?.examples ?? 0
}

/** In a workspace without trust no model is looked for: what it is stays open. */
function contextOf({ settings, configPath, places }: SnapshotWorld): ConfigContext {
  return {
    configPath,
    files: places.files,
    findModel: (query) =>
      settings.isTrusted
        ? findModel(query, places)
        : { reference: { ...query, path: null, source: 'folder' }, description: null, defect: null },
  }
}
