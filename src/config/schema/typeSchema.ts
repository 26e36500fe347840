import type { Choice, NumberRange, ValueType } from '../../shared/catalogue/entry'
import { inAnyCase } from './inAnyCase'

/** A piece of JSON Schema, draft 7: what stock YAML servers understand. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** What a value must be to be of a type. */
export function typeSchema(type: ValueType): JsonSchema {
  switch (type.type) {
    case 'integer':
      return wholeNumber(type)
    case 'number':
      return { type: 'number', ...rangeSchema(type) }
    case 'steps':
      return { anyOf: [wholeNumber({ min: 1 }), { type: 'number', ...rangeSchema(type), exclusiveMaximum: 1 }] }
    case 'boolean':
      return { type: 'boolean' }
    case 'string':
    case 'folder':
      return textSchema
    case 'choice':
      return choiceSchema(type.choices)
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
const textSchema: JsonSchema = { anyOf: [{ type: 'string', pattern: '\\S' }, { type: 'number' }] }
const listSchema: JsonSchema = { type: 'array', items: textSchema, minItems: 1 }

/** Beyond, numbers are no longer exact. */
const largestInteger = Number.MAX_SAFE_INTEGER

function wholeNumber(range: NumberRange): JsonSchema {
  return { type: 'integer', ...rangeSchema({ min: -largestInteger, max: largestInteger, ...range }) }
}

/** The choices as they are written, for completion, or in other letters. */
function choiceSchema(choices: readonly Choice[]): JsonSchema {
  const names = choices.flatMap(({ value, aliases = [] }) => [value, ...aliases])
  return { anyOf: [{ enum: names }, { type: 'string', pattern: inAnyCase(names) }] }
}

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
