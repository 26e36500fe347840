import path from 'node:path'
import { l10n, workspace, type Uri } from 'vscode'
import type { ConfigOutline } from '../../shared/protocol/commandLine'
import type { Split } from '../../shared/protocol/example'

/** A data file that a list offers. */
export interface ListedFile {
  /** Absolute path. */
  readonly file: string
  /** What it is; empty if no config says. */
  readonly description: string
}

/** The files that are offered, in two parts; each has the one that was chosen last first. */
export interface ListedFiles {
  /** What configs train on. */
  readonly training: readonly ListedFile[]
  readonly others: readonly ListedFile[]
}

/**
 * @param found data files of the workspace; those of runs are left out
 * @param last absolute path of the file that was chosen last
 */
export function listFiles(
  outlines: readonly ConfigOutline[],
  found: readonly Uri[],
  last: string | undefined,
): ListedFiles {
  const training = namedFiles(outlines, 'train')
  const held = new Map([...namedFiles(outlines, 'validation'), ...namedFiles(outlines, 'test')])
  const ofRun = (file: string) => outlines.some(({ outputDir }) => file.startsWith(outputDir + path.sep))
  const others = [...(last === undefined ? [] : [last]), ...found.map(({ fsPath }) => fsPath)]
  const listed = (file: string, description: string) => ({
    file,
    description: file === last ? joined(description, l10n.t('chosen last')) : description,
  })
  const lastFirst = (one: ListedFile, other: ListedFile) => Number(other.file === last) - Number(one.file === last)
  return {
    training: [...training].map(([file, description]) => listed(file, description)).sort(lastFirst),
    others: [...new Set(others)]
      .filter((file) => !training.has(file) && !ofRun(file))
      .map((file) => listed(file, held.get(file) ?? '')),
  }
}

/** Those that configs name for a split, with whose they are. */
function namedFiles(outlines: readonly ConfigOutline[], split: Split): ReadonlyMap<string, string> {
  const descriptions = new Map<string, string>()
  for (const { config, data } of outlines)
    for (const file of data?.files[split] ?? [])
      if (!descriptions.has(file)) descriptions.set(file, splitText(split, workspace.asRelativePath(config)))
  return descriptions
}

function splitText(split: Split, config: string): string {
  switch (split) {
    case 'train':
      return l10n.t('training data of {0}', config)
    case 'validation':
      return l10n.t('validation data of {0}', config)
    case 'test':
      return l10n.t('test data of {0}', config)
  }
}

function joined(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' · ')
}
