import { basename, dirname, resolve } from 'node:path'
import type { Split } from '../../shared/protocol/example'
import { suggestionFor } from '../../shared/suggestion'
import type { FileSystem } from '../fileSystem'
import { finding } from '../problems'
import type { ConfigFinding, FindingAnchor } from '../problems'
import type { Rule, RuleInput } from './ruleInput'
import { anchorAt } from './ruleInput'

/** The key that holds the files of a split. */
export const fileKeys = {
  train: 'train_file',
  validation: 'validation_file',
  test: 'test_file',
} as const satisfies Record<Split, string>

type FileKey = (typeof fileKeys)[Split]

interface NamedFile {
  readonly key: FileKey
  readonly name: string
  readonly path: string
  readonly anchor: FindingAnchor
}

/** Each data file exists and may be read. */
export const dataFileRule: Rule = (input) => filesOf(input).flatMap((file) => checkFile(file, input.files))

/** No file is trained on and scored on. */
export const sharedFileRule: Rule = (input) => {
  const first = new Map<string, FileKey>()
  return filesOf(input).flatMap(({ key, name, path, anchor }) => {
    const other = first.get(path) ?? key
    first.set(path, other)
    return other === key ? [] : [finding('FT034', { path: name, key, other }, anchor)]
  })
}

/** Runs can be written to the output folder, or it can be made. */
export const outputFolderRule: Rule = (input) => {
  const path = resolve(input.configFolder, input.values.output_dir)
  const existing = existingAncestor(path, input.files)
  const isUsable = input.files.kind(existing) === 'folder' && input.files.canWrite(existing)
  return isUsable ? [] : [finding('FT033', { path: input.values.output_dir }, anchorAt(input, 'output_dir'))]
}

/** The folder itself, or the nearest one above it that exists. */
export function existingAncestor(path: string, files: FileSystem): string {
  let existing = path
  while (files.kind(existing) === 'missing' && dirname(existing) !== existing) existing = dirname(existing)
  return existing
}

function filesOf({ values, written, configFolder }: RuleInput): readonly NamedFile[] {
  return Object.values(fileKeys).flatMap((key) => {
    const writtenKey = written.get(key)
    return values[key].map((name, index) => {
      const node = writtenKey?.node.items[index] ?? writtenKey?.node
      const range = node?.range ?? { start: 0, end: 0 }
      return {
        key,
        name,
        path: resolve(configFolder, name),
        anchor: { range, setting: writtenKey?.entry.setting ?? null },
      }
    })
  })
}

function checkFile({ key, name, path, anchor }: NamedFile, files: FileSystem): readonly ConfigFinding[] {
  switch (files.kind(path)) {
    case 'file':
      return []
    case 'missing':
      return [finding('FT030', { key, path: name, suggestion: similarFile(name, path, files) }, anchor)]
    case 'unreadable':
      return [finding('FT031', { key, path: name }, anchor)]
    case 'folder':
      return [finding('FT032', { key, path: name }, anchor)]
  }
}

/** A file with a similar name in the same folder, written as the config would. */
function similarFile(name: string, path: string, files: FileSystem): string {
  const similar = suggestionFor(basename(path), files.list(dirname(path)))
  return similar === '' ? '' : name.slice(0, name.length - basename(name).length) + similar
}
