import type { Alias } from '../../shared/catalogue/alias'
import { aliases } from '../../shared/catalogue/alias'
import { aliasesOf, catalogue, findEntry } from '../../shared/catalogue/catalogue'
import type { CatalogueEntry, ValueType } from '../../shared/catalogue/entry'
import { ignoredKeys } from '../../shared/catalogue/ignoredKeys'
import { usualVersion } from '../../shared/catalogue/transformers'
import type { ArgumentValue } from '../../shared/protocol/arguments'
import { describeUpstream } from '../describeCatalogue'
import { inCapitals } from './inAnyCase'
import type { JsonSchema } from './typeSchema'
import { typeSchema } from './typeSchema'

/** The config language for stock validators and editors: types, ranges and documentation, but no cross-key rules. */
export function jsonSchema(): JsonSchema {
  const required = catalogue.filter(({ default: value }) => value.kind === 'required')
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Fine-Tuning Lab config',
    type: 'object',
    properties: { ...ignoredProperties(), ...aliasProperties(), ...entryProperties() },
    patternProperties: capitalProperties(),
    additionalProperties: false,
    allOf: required.map(({ key }) => hasOneOf([key, ...aliasesOf(key).map(({ name }) => name)])),
  }
}

/** A key under one of its names, in whatever letters. */
function hasOneOf(names: readonly string[]): JsonSchema {
  const isThere = { not: { propertyNames: { not: { pattern: inCapitals(names) } } } }
  return { anyOf: [...names.map((name) => ({ required: [name] })), isThere] }
}

function entryProperties(): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(catalogue.map((entry) => [entry.key, entrySchema(entry)]))
}

function entrySchema(entry: CatalogueEntry): JsonSchema {
  const { documentation, nullMeans, type } = entry
  const schema = nullMeans === undefined ? typeSchema(type) : { anyOf: [typeSchema(type), { type: 'null' }] }
  const { summary, detail } = documentation
  const description = sentences([summary, detail, computedDefault(entry), describeUpstream(entry.key, usualVersion)])
  return { description, ...schema, ...defaultOf(entry) }
}

function defaultOf({ default: value }: CatalogueEntry): { readonly default?: ArgumentValue } {
  return value.kind === 'fixed' ? { default: value.value } : {}
}

function computedDefault({ default: value }: CatalogueEntry): string {
  return value.kind === 'computed' || value.kind === 'absent' ? `Default: ${value.description}.` : ''
}

/** A name that is also a key of its own has that key's schema. */
const otherNames = aliases.filter(({ name }) => findEntry(name) === undefined)

function aliasProperties(): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    otherNames.map((alias) => {
      const { name, keys, note } = alias
      const description = sentences([`Read as ${keys.join(', ')}.`, describeUpstream(name, usualVersion), note])
      return [name, { description, deprecated: true, ...aliasSchema(alias) }]
    }),
  )
}

/** What another name takes: the same as its key, or what can be converted. */
function aliasSchema(alias: Alias): JsonSchema {
  const { keys, takes } = alias
  const schema = takes === undefined ? propertyNamed(keys[0] ?? '') : convertibleSchema(takes)
  return { anyOf: takesNull(alias) ? [schema, { type: 'null' }] : [schema] }
}

/** Of a mapping without entries nothing can be made. */
function convertibleSchema(takes: ValueType): JsonSchema {
  const isMapping = takes.type === 'mapping' || takes.type === 'stringMap'
  return { ...typeSchema(takes), ...(isMapping && { minProperties: 1 }) }
}

/** Whether a name without a value asks for nothing. */
function takesNull({ convert }: Alias): boolean {
  const converted = convert(null)
  return converted !== null && Object.keys(converted).length === 0
}

function ignoredProperties(): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    ignoredKeys.map(({ key, reason }) => {
      const description = sentences(['Without effect here.', reason, describeUpstream(key, usualVersion)])
      return [key, { description, deprecated: true }]
    }),
  )
}

/** Names in capitals, as constants of a script. */
function capitalProperties(): Readonly<Record<string, JsonSchema>> {
  const others = otherNames.filter((alias) => !isSame(alias))
  return {
    [inCapitals(ignoredKeys.map(({ key }) => key))]: { deprecated: true },
    ...Object.fromEntries(catalogue.map(({ key }) => [inCapitals(namesOf(key)), propertyNamed(key)])),
    ...Object.fromEntries(others.map(({ name }) => [inCapitals([name]), propertyNamed(name)])),
  }
}

/** The names under which a key takes exactly the values that it takes itself. */
function namesOf(key: string): readonly string[] {
  const same = aliasesOf(key).filter((alias) => alias.keys[0] === key && isSame(alias))
  return [key, ...same.map(({ name }) => name)]
}

function isSame(alias: Alias): boolean {
  return alias.takes === undefined && !takesNull(alias)
}

function propertyNamed(name: string): JsonSchema {
  return { $ref: `#/properties/${name}` }
}

function sentences(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}
