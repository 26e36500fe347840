import type { ArgumentValue } from '../shared/protocol/arguments'
import type { TaskName } from '../shared/protocol/spec'
import type { CatalogueEntry, Choice, NumberRange, ValueType } from '../shared/catalogue/entry'
import { suggestionFor } from '../shared/suggestion'
import type { ValueNode } from './configDocument'
import { describeRange, describeType, describeValue } from './describe'
import type { ConfigFinding, FindingAnchor } from './problems'
import { finding } from './problems'

/** Where a value is checked: its key, what is underlined, and where findings go. */
export interface ReadScope {
  readonly key: string
  readonly task: TaskName
  readonly setting: string | null
  readonly findings: ConfigFinding[]
}

/** The value of a key if it fits the key's type, else undefined with findings that say why. */
export function readEntryValue(entry: CatalogueEntry, node: ValueNode, scope: ReadScope): ArgumentValue | undefined {
  if (node.value === null && entry.nullMeans !== undefined) return null
  return readType(entry.type, node, scope)
}

function readType(type: ValueType, node: ValueNode, scope: ReadScope): ArgumentValue | undefined {
  const { value } = node
  switch (type.type) {
    case 'integer':
    case 'number':
    case 'steps':
      return readNumber(type, node, scope)
    case 'boolean':
      return typeof value === 'boolean' ? value : wrongType(type, node, scope)
    case 'string':
    case 'folder':
      return readText(type, node, scope)
    case 'choice':
      return readChoice(type, node, scope)
    case 'files':
    case 'strings':
      return readStrings(type, node, scope)
    case 'stringMap':
      return readStringMap(type, node, scope)
    case 'mapping':
      return isMapping(value) ? value : wrongType(type, node, scope)
    case 'object':
      return readObject(type, node, scope)
  }
}

function wrongType(type: ValueType, node: ValueNode, scope: ReadScope): ArgumentValue | undefined {
  const found = describeValue(node.value)
  scope.findings.push(finding('FT020', { key: scope.key, expected: describeType(type), found }, anchorOf(node, scope)))
  return undefined
}

type NumberType = Extract<ValueType, { type: 'integer' | 'number' | 'steps' }>

function readNumber(type: NumberType, node: ValueNode, scope: ReadScope): ArgumentValue | undefined {
  const { value } = node
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrongType(type, node, scope)
  const mustBeWhole = type.type === 'integer' || (type.type === 'steps' && value >= 1)
  if (mustBeWhole && !Number.isSafeInteger(value)) return wrongType(type, node, scope)
  if (isInRange(value, type)) return value
  scope.findings.push(finding('FT021', { key: scope.key, value, range: describeRange(type) }, anchorOf(node, scope)))
  return undefined
}

function isInRange(value: number, { min, max, exclusiveMin, exclusiveMax }: NumberRange): boolean {
  return (
    value >= (min ?? -Infinity) &&
    value <= (max ?? Infinity) &&
    value > (exclusiveMin ?? -Infinity) &&
    value < (exclusiveMax ?? Infinity)
  )
}

/** A text must have characters; a number is taken as the text that was meant (`model_revision: 12`). */
function readText(type: ValueType, node: ValueNode, scope: ReadScope): string | undefined {
  const { value } = node
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string' && value.trim() !== '') return value
  wrongType(type, node, scope)
  return undefined
}

function readChoice(
  type: Extract<ValueType, { type: 'choice' }>,
  node: ValueNode,
  scope: ReadScope,
): ArgumentValue | undefined {
  const { value } = node
  if (typeof value !== 'string') return wrongType(type, node, scope)
  const ofTask = type.choices.filter(({ tasks }) => tasks?.includes(scope.task) ?? true)
  const choice = ofTask.find((each) => isNamed(each, value))
  if (choice !== undefined) return choice.value
  if (type.unsupported?.includes(value.toLowerCase()) === true) {
    const [usual] = ofTask
    const values = { key: scope.key, value, supported: usual?.value ?? '' }
    scope.findings.push(finding('FT025', values, anchorOf(node, scope)))
    return undefined
  }
  const choices = ofTask.map((each) => each.value)
  const names = ofTask.flatMap((each) => [each.value, ...(each.aliases ?? [])])
  const suggestion = suggestionFor(value, names)
  scope.findings.push(finding('FT022', { key: scope.key, value, choices, suggestion }, anchorOf(node, scope)))
  return undefined
}

function isNamed({ value, aliases = [] }: Choice, name: string): boolean {
  const lowerCase = name.toLowerCase()
  return [value, ...aliases].some((each) => each.toLowerCase() === lowerCase)
}

/** A list of texts, or one text for a list of one. */
function readStrings(type: ValueType, node: ValueNode, scope: ReadScope): ArgumentValue | undefined {
  if (type.type === 'files' && typeof node.value === 'string' && node.value !== '') return [node.value]
  if (!Array.isArray(node.value) || node.items.length === 0) return wrongType(type, node, scope)
  const texts = node.items.map((item) => readText({ type: 'string' }, item, scope))
  return texts.every((text) => text !== undefined) ? texts : undefined
}

function readStringMap(type: ValueType, node: ValueNode, scope: ReadScope): ArgumentValue | undefined {
  if (!isMapping(node.value)) return wrongType(type, node, scope)
  const pairs = node.entries.map((entry) => [entry.key, readText({ type: 'string' }, entry.node, scope)] as const)
  return pairs.every((pair): pair is readonly [string, string] => pair[1] !== undefined)
    ? Object.fromEntries(pairs)
    : undefined
}

function readObject(
  type: Extract<ValueType, { type: 'object' }>,
  node: ValueNode,
  scope: ReadScope,
): ArgumentValue | undefined {
  if (!isMapping(node.value)) return wrongType(type, node, scope)
  const choices = Object.keys(type.properties)
  const values = Object.entries(type.properties).map(([name, property]) => {
    const written = node.entries.find(({ key }) => key === name)
    const inner = { ...scope, key: `${scope.key}.${name}` }
    return [name, written === undefined ? property.default : readType(property.type, written.node, inner)] as const
  })
  for (const { key: name, keyRange } of node.entries.filter(({ key }) => !choices.includes(key))) {
    const values = { key: scope.key, name, choices, suggestion: suggestionFor(name, choices) }
    scope.findings.push(finding('FT024', values, { range: keyRange, setting: scope.setting }))
  }
  const isWhole = values.every((pair): pair is readonly [string, ArgumentValue] => pair[1] !== undefined)
  return isWhole ? Object.fromEntries(values) : undefined
}

function isMapping(value: ArgumentValue): value is Readonly<Record<string, ArgumentValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function anchorOf(node: ValueNode, scope: ReadScope): FindingAnchor {
  return { range: node.range, setting: scope.setting }
}
