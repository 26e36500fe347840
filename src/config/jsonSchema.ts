import { aliases } from '../shared/catalogue/alias'
import { aliasesOf, catalogue, findEntry } from '../shared/catalogue/catalogue'
import type { CatalogueEntry, NumberRange, ValueType } from '../shared/catalogue/entry'
import { ignoredKeys } from '../shared/catalogue/ignoredKeys'
import { usualVersion } from '../shared/catalogue/transformers'
import type { ArgumentValue } from '../shared/protocol/arguments'

import { describeUpstream } from './describeCatalogue'

/** A piece of JSON Schema, draft 7: what stock YAML servers understand. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** The config language for stock validators and editors: types, ranges and documentation, but no cross-key rules. */
export function jsonSchema(): JsonSchema {
  const required = catalogue.filter(({ default: value }) => value.kind === 'required')
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Fine-Tuning Lab config',
    type: 'object',
    properties: { ...ignoredProperties(), ...aliasProperties(), ...entryProperties() },
    additionalProperties: false,
    allOf: required.map(({ key }) => ({
      anyOf: [key, ...aliasesOf(key).map(({ name }) => name)].map((name) => ({ required: [name] })),
    })),
  }
}

function entryProperties(): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(catalogue.map((entry) => [entry.key, entrySchema(entry)]))
}

function entrySchema(entry: CatalogueEntry): JsonSchema {
  const { documentation, nullMeans, type } = entry
  const schema = nullMeans === undefined ? typeSchema(type) : { anyOf: [typeSchema(type), { type: 'null' }] }
  const { summary, detail } = documentation
  const parts = [summary, detail, computedDefault(entry), describeUpstream(entry.key, usualVersion)]
  return { description: parts.filter((part) => part !== '').join(' '), ...schema, ...defaultOf(entry) }
}

function defaultOf({ default: value }: CatalogueEntry): { readonly default?: ArgumentValue } {
  return value.kind === 'fixed' ? { default: value.value } : {}
}

function computedDefault({ default: value }: CatalogueEntry): string {
  return value.kind === 'computed' || value.kind === 'absent' ? `Default: ${value.description}.` : ''
}

function aliasProperties(): Readonly<Record<string, JsonSchema>> {
  const others = aliases.filter(({ name }) => findEntry(name) === undefined)
  return Object.fromEntries(
    others.map(({ name, keys, note }) => {
      const parts = [`Read as ${keys.join(', ')}.`, describeUpstream(name, usualVersion), note]
      return [name, { description: parts.filter((part) => part !== '').join(' '), deprecated: true }]
    }),
  )
}

function ignoredProperties(): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    ignoredKeys.map(({ key, reason }) => {
      const parts = ['Without effect here.', reason, describeUpstream(key, usualVersion)]
      return [key, { description: parts.filter((part) => part !== '').join(' '), deprecated: true }]
    }),
  )
}

function typeSchema(type: ValueType): JsonSchema {
  switch (type.type) {
    case 'integer':
    case 'number':
      return { type: type.type, ...rangeSchema(type) }
    case 'steps':
      return {
        anyOf: [
          { type: 'integer', minimum: 1 },
          { type: 'number', ...rangeSchema(type), exclusiveMaximum: 1 },
        ],
      }
    case 'boolean':
      return { type: 'boolean' }
    case 'string':
    case 'folder':
      return textSchema
    case 'choice':
      return { enum: type.choices.flatMap(({ value, aliases: others = [] }) => [value, ...others]) }
    case 'files':
      return { anyOf: [{ type: 'string', minLength: 1 }, listSchema] }
    case 'strings':
      return listSchema
    case 'stringMap':
      return { type: 'object', additionalProperties: textSchema }
    case 'mapping':
      return { type: 'object' }
    case 'object':
      return objectSchema(type)
  }
}

/** A number is taken for the text that was meant. */
const textSchema: JsonSchema = { anyOf: [{ type: 'string', minLength: 1 }, { type: 'number' }] }
const listSchema: JsonSchema = { type: 'array', items: textSchema, minItems: 1 }

function objectSchema({ properties }: Extract<ValueType, { type: 'object' }>): JsonSchema {
  const entries = Object.entries(properties).map(([name, property]) => {
    return [name, { description: property.summary, ...typeSchema(property.type), default: property.default }] as const
  })
  return { type: 'object', properties: Object.fromEntries(entries), additionalProperties: false }
}

function rangeSchema({ min, max, exclusiveMin, exclusiveMax }: NumberRange): JsonSchema {
  return {
    ...(min !== undefined && { minimum: min }),
    ...(max !== undefined && { maximum: max }),
    ...(exclusiveMin !== undefined && { exclusiveMinimum: exclusiveMin }),
    ...(exclusiveMax !== undefined && { exclusiveMaximum: exclusiveMax }),
  }
}
