import type { Split } from '../../../shared/protocol/example'
import type { ArgumentValue } from '../../../shared/protocol/arguments'
import type { CallSite } from '../scriptIndex'
import type { Code } from '../syntax'
import { argumentsOf, calleeOf, textOf } from '../syntax'
import { entryAt } from '../value/collections'
import type { Evaluation } from '../value/evaluation'
import type { Reading } from '../value/reading'
import { isList, isMap, known, textValue, valueOf } from '../value/reading'
import type { SettingReader } from './settingReader'
import type { SettingTable } from './SettingTable'
import { tellsNothing, tellsUnread } from './SettingTable'

/** How scripts call a split, as a word of a name. */
const splitWords: readonly (readonly [word: RegExp, split: Split])[] = [
  [/(^|[^a-z])(validation|valid|val|dev|eval)([^a-z]|$)/i, 'validation'],
  [/(^|[^a-z])(testing|test)([^a-z]|$)/i, 'test'],
  [/(^|[^a-z])(training|train)([^a-z]|$)/i, 'train'],
]

const fileKeys = { train: 'train_file', validation: 'validation_file', test: 'test_file' } as const

/** The split that a name speaks of, or null. */
function splitIn(name: string): Split | null {
  return splitWords.find(([word]) => word.test(name))?.[1] ?? null
}

/** Formats that `load_dataset` reads from files. */
const fileFormats: ReadonlySet<string> = new Set([
  ...['csv', 'json', 'text', 'parquet', 'pandas', 'arrow', 'conll', 'jsonl', 'tsv'],
])

/** `load_dataset("json", data_files=…)`, `pd.read_csv(…)`, `dataset.train_test_split(…)`. */
export const readDataCalls: SettingReader = (evaluation, table) => {
  for (const call of evaluation.index.calls) {
    if (call.name === 'load_dataset') readLoadDataset(call, evaluation, table)
    else if (/^(read_csv|read_json|read_table|from_csv|from_json)$/.test(call.name)) readFile(call, evaluation, table)
  }
  for (const call of evaluation.index.callsByName.get('train_test_split') ?? []) readSplit(call, evaluation, table)
}

function readLoadDataset(call: CallSite, evaluation: Evaluation, table: SettingTable): void {
  const given = argumentsOf(call.code)
  const format = given.find(({ name, isSpread }) => (name === null && !isSpread) || name === 'path')?.value
  const name = format ? textValue(evaluation.read(format, call.scope)) : null
  const files = given.find((each) => each.name === 'data_files')?.value
  if (files) setFiles(evaluation.read(files, call.scope), call.target, table)
  else if (name !== null && !fileFormats.has(name)) table.tell('FS007', { name }, call.code)
}

/** A file, a list of them, or files by split. */
function setFiles(reading: Reading, target: string, table: SettingTable): void {
  const value = valueOf(reading)
  if (!isMap(value)) setFile(reading, splitIn(target), table)
  else {
    for (const [name, files] of Object.entries(value)) {
      const split = splitIn(name)
      if (split !== null) table.setExactly(fileKeys[split], known(files, entryAt(reading.at, name)), tellsUnread)
    }
  }
}

function setFile(reading: Reading, said: Split | null, table: SettingTable): void {
  const split = said ?? splitIn(fileNameOf(valueOf(reading))) ?? 'train'
  table.setExactly(fileKeys[split], reading, tellsUnread)
}

/** The last name of the path, or of the first of them. */
function fileNameOf(value: ArgumentValue | undefined): string {
  const first = isList(value) ? value[0] : value
  return typeof first === 'string' ? (first.split(/[/\\]/).at(-1) ?? '') : ''
}

function readFile({ code, scope, target }: CallSite, evaluation: Evaluation, table: SettingTable): void {
  const given = argumentsOf(code)
  const file = given.find(({ name, isSpread }) => (name === null && !isSpread) || /^(filepath|path)/.test(name ?? ''))
  if (!file?.value) return
  const reading = evaluation.read(file.value, scope)
  const text = textValue(reading)
  if (text === null) return
  if (/^\w+:\/\//.test(text)) table.tell('FS007', { name: text.slice(0, 100) }, code)
  else setFile(reading, splitIn(target), table)
}

/** Of the datasets library and of scikit-learn. What is split off is what the script evaluates on. */
function readSplit({ code, scope }: CallSite, evaluation: Evaluation, table: SettingTable): void {
  const size = argumentsOf(code).find(({ name }) => name === 'test_size')?.value
  if (size) table.setExactly('validation_split', evaluation.read(size, scope), tellsNothing)
}

/** Endings of files with examples. */
const dataFile = /\.(conll\w*|iob2?|bio|jsonl|json|csv|tsv)$/i
/** Files that a script writes. */
const written = /result|pred|output|metric|score|log|report/i
const writers = /^(to_\w+|dump|dumps|save\w*|write\w*|savefig)$/

/** Paths of data files in other calls, where nothing else says what is trained on: their names say which split. */
export const readNamedFiles: SettingReader = (evaluation, table) => {
  if (table.has('train_file')) return
  const seen = evaluation.index.calls.slice(0, mostCalls).filter(({ name }) => !writers.test(name))
  for (const { code, scope, target } of seen) {
    for (const { value } of argumentsOf(code).slice(0, 8)) {
      if (value !== null && mayNameFile(value) && !isWrite(code)) setNamed(evaluation.read(value, scope), target, table)
    }
  }
}

/** Most calls that are looked at for paths. */
const mostCalls = 2_000

function mayNameFile({ node }: Code): boolean {
  return /^(String|FormatString|VariableName|MemberExpression|CallExpression|BinaryExpression)$/.test(node.name)
}

/** `open(path, "w")` */
function isWrite(call: Code): boolean {
  const callee = calleeOf(call)
  const [, mode] = argumentsOf(call)
  return callee !== null && textOf(callee) === 'open' && /["'][wax]/.test(mode?.value ? textOf(mode.value) : '')
}

function setNamed(reading: Reading, target: string, table: SettingTable): void {
  const text = textValue(reading)
  if (text === null || !dataFile.test(text)) return
  const name = fileNameOf(text)
  const split = splitIn(target) ?? splitIn(name)
  if (split !== null && !written.test(name)) table.setExactly(fileKeys[split], reading, tellsNothing)
}
