import path from 'node:path'
import type { DataSettings } from '../config/resolvedConfig'
import type { DataFile, DataRequest } from '../data/request'
import type { Split } from '../shared/protocol/example'
import { splits } from '../shared/protocol/example'
import type { DataReading } from '../shared/protocol/spec'

/** What a config asks of the data; files are called as from the config's folder. */
export function dataRequest(settings: DataSettings): DataRequest {
  const folder = path.dirname(settings.configPath)
  const named = (file: string): DataFile => ({ path: file, name: nameFrom(folder, file) })
  const files: Partial<Record<Split, readonly DataFile[]>> = {}
  for (const split of splits) {
    const written = settings.files[split]
    if (written !== undefined) files[split] = written.map(named)
  }
  return {
    files,
    ...readingOf(settings),
    validationSplit: settings.validationSplit,
    testSplit: settings.testSplit,
    seed: settings.seed,
  }
}

/** What is kept of the settings, to read other files of a run in the same way. */
export function readingOf({ textColumn, labelColumn, labels, labelMap }: DataReading): DataReading {
  return { textColumn, labelColumn, labels, labelMap }
}

/** A path as from a folder, with `/`, unless it leads out of it. */
export function nameFrom(folder: string, file: string): string {
  const relative = path.relative(folder, file)
  return relative.startsWith('..') || path.isAbsolute(relative) ? file : withSlashes(relative)
}

function withSlashes(file: string): string {
  return file.split(path.sep).join('/')
}
