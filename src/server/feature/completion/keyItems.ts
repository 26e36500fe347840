import type { CompletionItem } from 'vscode-languageserver/node'
import { CompletionItemKind, InsertTextFormat, MarkupKind } from 'vscode-languageserver-types'
import { printValue } from '../../../config/printValue'
import { catalogue, findEntry, findKey } from '../../../shared/catalogue/catalogue'
import type { CatalogueEntry } from '../../../shared/catalogue/entry'
import { groups } from '../../../shared/catalogue/entry'
import type { ArgumentValue } from '../../../shared/protocol/arguments'
import { argumentSummary } from '../../../shared/schedule/argumentSummaries'
import { schedulers } from '../../../shared/schedule/schedulers'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import { headingOf } from '../hover/documentationTexts'
import { lspRange } from '../lspRange'
import type { KeyPlace, PropertyPlace } from './completionPlace'
import { literal, suggestAgain } from './snippets'

/** The keys of the task that are not written, in the catalogue's order. */
export function keyItems(place: KeyPlace, snapshot: ConfigSnapshot): CompletionItem[] {
  return unwrittenEntries(snapshot, place.range.start).map((entry) => ({
    label: entry.key,
    kind: CompletionItemKind.Property,
    labelDetails: { description: groups[entry.group] },
    detail: defaultOf(entry),
    documentation: { kind: MarkupKind.Markdown, value: documentationOf(entry, snapshot) },
    sortText: sortTextOf(entry),
    insertTextFormat: InsertTextFormat.Snippet,
    textEdit: {
      range: lspRange(snapshot.document, place.range),
      newText: place.hasColon ? entry.key : `${entry.key}:${valueSnippet(entry)}`,
    },
    ...(!place.hasColon && asksForValue(entry) && { command: suggestAgain }),
  }))
}

/** Keys that the config does not set, under any of their names; the one at `offset` is being typed. */
export function unwrittenEntries({ config, task }: ConfigSnapshot, offset: number): readonly CatalogueEntry[] {
  const others = config.entries.filter(({ keyRange }) => keyRange.start !== offset)
  const written = new Set(others.flatMap(({ key }) => keysOf(key, task)))
  return catalogue.filter(({ key, tasks }) => tasks.includes(task) && !written.has(key))
}

function keysOf(name: string, task: ConfigSnapshot['task']): readonly string[] {
  const match = findKey(name, task)
  return match?.kind === 'alias' ? match.alias.keys : [name]
}

const order = new Map(catalogue.map(({ key }, index) => [key, index]))

function sortTextOf({ key, default: value }: CatalogueEntry): string {
  const first = value.kind === 'required' ? '0' : '1'
  return first + String(order.get(key) ?? 0).padStart(3, '0')
}

function defaultOf({ default: value }: CatalogueEntry): string {
  if (value.kind === 'fixed') return printValue(value.value)
  return value.kind === 'required' ? value.example : value.description
}

function documentationOf(entry: CatalogueEntry, { task }: ConfigSnapshot): string {
  return [headingOf(entry, task), entry.documentation.summary, entry.documentation.detail].join('\n\n')
}

/** What follows the colon, with a place for each value that is to be chosen. */
function valueSnippet({ type, default: value }: CatalogueEntry): string {
  if (type.type === 'object') {
    const lines = Object.entries(type.properties).map(
      ([name, property], index) => `\n  ${name}: \${${index + 1}:${literal(printValue(property.default))}}`,
    )
    return lines.join('')
  }
  if (type.type === 'mapping' || type.type === 'stringMap') return '\n  $1'
  if (type.type === 'boolean' && value.kind === 'fixed')
    return ` \${1|${value.value === true ? 'false,true' : 'true,false'}|}`
  if (value.kind === 'fixed' && isScalar(value.value) && type.type !== 'choice') {
    return ` \${1:${literal(printValue(value.value))}}`
  }
  return ' $1'
}

/** An empty list is no value that can be written. */
function isScalar(value: ArgumentValue): boolean {
  return value !== null && typeof value !== 'object'
}

/** Whether there is a list of values to choose from. */
function asksForValue({ type, key }: CatalogueEntry): boolean {
  return type.type === 'choice' || type.type === 'files' || key === 'model_name_or_path'
}

/** Keys inside `freeze`, and the arguments of the schedule. */
export function propertyItems(place: PropertyPlace, snapshot: ConfigSnapshot): CompletionItem[] {
  const written = snapshot.config.entries.find(({ key }) => key === place.parent)?.node.entries ?? []
  const isFree = (name: string) =>
    !written.some(({ key, keyRange }) => key === name && keyRange.start !== place.range.start)
  return properties(place.parent, snapshot)
    .filter(({ name }) => isFree(name))
    .map(({ name, detail, documentation }) => ({
      label: name,
      kind: CompletionItemKind.Property,
      detail,
      documentation,
      textEdit: { range: lspRange(snapshot.document, place.range), newText: place.hasColon ? name : `${name}: ` },
    }))
}

interface PropertyText {
  readonly name: string
  readonly detail: string
  readonly documentation: string
}

function properties(parent: string, { resolution }: ConfigSnapshot): readonly PropertyText[] {
  const type = findEntry(parent)?.type
  if (type?.type === 'object') {
    return Object.entries(type.properties).map(([name, property]) => {
      return { name, detail: printValue(property.default), documentation: property.summary }
    })
  }
  if (parent !== 'lr_scheduler_kwargs') return []
  const scheduler = schedulers.find(({ name }) => name === resolution.effective.lr_scheduler_type)
  if (scheduler === undefined) return []
  return scheduler.arguments.map(({ name, type: kind }) => {
    const detail = typeof kind === 'string' ? kind : kind.join(', ')
    return { name, detail, documentation: argumentSummary(scheduler, name) }
  })
}
