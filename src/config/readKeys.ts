import type { Alias } from '../shared/catalogue/alias'
import { aliases } from '../shared/catalogue/alias'
import { catalogue, findEntry, findKey } from '../shared/catalogue/catalogue'
import type { CatalogueEntry } from '../shared/catalogue/entry'
import { findUpstream } from '../shared/catalogue/transformers'
import type { IgnoredKey } from '../shared/catalogue/ignoredKeys'
import { ignoredKeys } from '../shared/catalogue/ignoredKeys'
import type { ArgumentValue } from '../shared/protocol/arguments'
import type { TaskName } from '../shared/protocol/spec'
import { taskNames } from '../shared/protocol/spec'
import { candidates, closest } from '../shared/suggestion'
import type { ConfigDocument, ConfigEntry, ValueNode } from './configDocument'
import { nodeAt } from './configDocument'
import { printValue } from './printValue'
import type { LineIndex } from './lineIndex'
import type { ConfigCode, ConfigFinding, ConfigProblemArguments } from './problems'
import { finding } from './problems'
import { readEntryValue } from './readType'

/** A key as written. `value` is undefined where it does not fit its type, which a finding says. */
export interface WrittenKey {
  readonly value: ArgumentValue | undefined
  readonly origin: 'written' | 'alias'
  readonly node: ValueNode
  readonly entry: ConfigEntry
}

/** The keys of a document that the catalogue knows, by their real names, and what is wrong with the others. */
export interface WrittenKeys {
  readonly keys: ReadonlyMap<string, WrittenKey>
  readonly findings: readonly ConfigFinding[]
}

const ignoredNames = candidates(ignoredKeys.map(({ key }) => key))
const namesByTask = new Map(
  taskNames.map((task) => {
    const keys = catalogue.filter(({ tasks }) => tasks.includes(task)).map(({ key }) => key)
    return [task, candidates([...keys, ...aliases.map(({ name }) => name)])]
  }),
)

/** Recognise the keys of a document and check each value on its own. */
export function readKeys(document: ConfigDocument): WrittenKeys {
  const reader = new KeyReader(taskOf(document), document.lines)
  for (const entry of document.entries) reader.read(entry)
  return reader
}

/** The task that a document names, in order to know which keys it may have; token classification if it is not clear. */
function taskOf({ entries }: ConfigDocument): TaskName {
  const written = entries.find(({ key }) => key === 'task')?.node.value
  return taskNames.find((name) => name === written) ?? 'token-classification'
}

class KeyReader implements WrittenKeys {
  readonly keys = new Map<string, WrittenKey>()
  readonly findings: ConfigFinding[] = []

  constructor(
    private readonly task: TaskName,
    private readonly lines: LineIndex,
  ) {}

  read(entry: ConfigEntry): void {
    const match = findKey(entry.key, this.task)
    if (match === undefined) this.add('FT010', { key: entry.key, suggestion: this.suggestionFor(entry.key) }, entry)
    else if (match.kind === 'entry') this.readEntry(match.entry, entry)
    else if (match.kind === 'alias') this.readAlias(match.alias, entry)
    else this.readIgnored(match.ignored, entry)
  }

  private readEntry(catalogueEntry: CatalogueEntry, entry: ConfigEntry): void {
    if (catalogueEntry.tasks.includes(this.task)) this.set(catalogueEntry, entry.node, 'written', entry)
    else this.add('FT016', { key: entry.key, task: this.task, tasks: catalogueEntry.tasks }, entry)
  }

  private readIgnored({ changesTraining, isSecret, reason }: IgnoredKey, entry: ConfigEntry): void {
    const { key, node } = entry
    if (isSecret && typeof node.value === 'string') this.add('FT018', { key, reason }, entry)
    else if (changesTraining && !isOff(key, node.value)) {
      this.add('FT015', { key, reason, removed: removalOf(key) }, entry)
    } else this.add('FT014', { key, reason, removed: removalOf(key) }, entry)
  }

  private readAlias({ keys, convert, note }: Alias, entry: ConfigEntry): void {
    const { key: name, node } = entry
    const converted = convert(node.value)
    if (converted === null) {
      const values = { name, key: keys[0] ?? '', value: printValue(node.value) }
      this.findings.push(finding('FT012', values, { range: node.range, setting: entry.setting }))
      return
    }
    this.add('FT011', { name, keys, note, removed: removalOf(name) }, entry)
    for (const [key, value] of Object.entries(converted)) {
      const catalogueEntry = findEntry(key)
      const same = value === node.value ? node : nodeAt(node.range, value)
      if (catalogueEntry?.tasks.includes(this.task) === true) this.set(catalogueEntry, same, 'alias', entry)
    }
  }

  private set(catalogueEntry: CatalogueEntry, node: ValueNode, origin: WrittenKey['origin'], entry: ConfigEntry): void {
    const { key } = catalogueEntry
    const first = this.keys.get(key)
    // A setting replaces what the file says, under whatever name.
    if (first !== undefined && entry.setting === null) {
      const { line } = this.lines.placeAt(first.entry.keyRange.start)
      this.add('FT013', { name: entry.key, key, line }, entry)
      return
    }
    const scope = { key: entry.key, task: this.task, setting: entry.setting, findings: this.findings }
    this.keys.set(key, { value: readEntryValue(catalogueEntry, node, scope), origin, node, entry })
  }

  private add<Code extends ConfigCode>(code: Code, values: ConfigProblemArguments<Code>, entry: ConfigEntry): void {
    this.findings.push(finding(code, values, { range: entry.keyRange, setting: entry.setting }))
  }

  private suggestionFor(name: string): string {
    const known = closest(name, namesByTask.get(this.task) ?? [])
    return known === '' ? closest(name, ignoredNames) : known
  }
}

/** The version of transformers that removed a key, or an empty string. */
function removalOf(name: string): string {
  return findUpstream(name.toLowerCase())?.removed ?? ''
}

/** Whether the value of a key that is not honoured asks for nothing, as the default upstream does. */
export function isOff(key: string, value: ArgumentValue): boolean {
  const upstream = findUpstream(key.toLowerCase())
  return value === null || value === false || value === '' || value === upstream?.default
}
