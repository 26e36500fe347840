import type { MatchKind } from '../../../src/shared/entities/matchSpans'
import { matchKinds } from '../../../src/shared/entities/matchSpans'
import type { Changes, ChangeKind } from './changes'
import { changeKinds } from './changes'
import type { ExampleTable } from './ExampleTable'
import { noType, right } from './MatchTable'

/** Which examples are shown. Those about entities have to fit one and the same entity of an example. */
export interface ErrorFilter {
  readonly isErrorsOnly: boolean
  /** Empty: of every kind. */
  readonly kinds: readonly MatchKind[]
  /** An entity type, in the data or predicted; null: any. */
  readonly type: string | null
  /** A cell of the confusion matrix; null: any. */
  readonly cell: ConfusionCell | null
  /** How sure the model is, fractions, both ends included. */
  readonly confidence: Range
  /** Words of the text, in any case; empty: any. */
  readonly text: string
  /** Number of words, both ends included. */
  readonly length: Range
  /** Only those marked as labelling mistakes. */
  readonly isMistakesOnly: boolean
  /** What is another than in the run beside it; null: any. */
  readonly change: ChangeKind | null
}

/** Of the matrix of entities with exactly the same words: their types, empty for none. */
export interface ConfusionCell {
  readonly gold: string
  readonly predicted: string
}

export interface Range {
  readonly least: number
  readonly most: number
}

export const allConfidence: Range = { least: 0, most: 1 }
export const allLengths: Range = { least: 0, most: Infinity }

export const noFilter: ErrorFilter = {
  isErrorsOnly: true,
  kinds: [],
  type: null,
  cell: null,
  confidence: allConfidence,
  text: '',
  length: allLengths,
  isMistakesOnly: false,
  change: null,
}

/** What a filter leaves. */
export interface Filtered {
  /** Examples in the order that was given. */
  readonly examples: Uint32Array
  /** How many errors of each kind there are, were no kinds chosen. */
  readonly byKind: Readonly<Record<MatchKind, number>>
}

/** What a filter needs to know of the examples. */
export interface FilteredExamples {
  readonly table: ExampleTable
  /** All examples, in the order in which they are shown. */
  readonly order: Uint32Array
  readonly mistakes: ReadonlySet<number>
  readonly changes: Changes | null
}

/** Goes through all examples once. */
export function filterExamples(filter: ErrorFilter, { table, order, mistakes, changes }: FilteredExamples): Filtered {
  const fitsExample = exampleTest(filter, table, mistakes, changes)
  const fitsMatch = matchTest(filter, table)
  const kinds = new Set(filter.kinds.map((kind) => matchKinds.indexOf(kind)))
  const takesAll = fitsMatch === null && kinds.size === 0
  const counts = new Uint32Array(matchKinds.length)
  const examples = new Uint32Array(order.length)
  const [firsts, kindOf] = [table.matches.first.values, table.matches.kind.values]
  let found = 0
  for (const example of order) {
    if (!fitsExample(example)) continue
    let isFound = takesAll
    const end = firsts[example + 1] ?? kindOf.length
    for (let row = firsts[example] ?? end; row < end; row++) {
      if (fitsMatch !== null && !fitsMatch(row)) continue
      const kind = kindOf[row] ?? right
      counts[kind] = (counts[kind] ?? 0) + 1
      isFound ||= kinds.size === 0 || kinds.has(kind)
    }
    if (isFound) examples[found++] = example
  }
  const byKind = Object.fromEntries(matchKinds.map((kind, index) => [kind, counts[index] ?? 0]))
  return { examples: examples.subarray(0, found), byKind: byKind as Record<MatchKind, number> }
}

type Test = (index: number) => boolean

function exampleTest(
  { text, length, isMistakesOnly, change }: ErrorFilter,
  table: ExampleTable,
  mistakes: ReadonlySet<number>,
  changes: Changes | null,
): Test {
  const tests: Test[] = []
  const wanted = text.trim()
  if (isMistakesOnly) tests.push((example) => mistakes.has(example))
  if (length.least > 0 || length.most < Infinity) tests.push((example) => isWithin(table.words.at(example), length))
  if (change !== null && changes !== null) {
    const number = changeKinds.indexOf(change) + 1
    tests.push((example) => changes.kind[example] === number)
  }
  if (wanted !== '') {
    const found = table.search.matching(wanted)
    tests.push((example) => found[example] === 1)
  }
  return all(tests)
}

/** Null where any entity will do, or none. */
function matchTest({ isErrorsOnly, type, cell, confidence }: ErrorFilter, { matches }: ExampleTable): Test | null {
  const tests: Test[] = []
  // A cell says itself whether it is of errors.
  if (cell !== null) tests.push(cellTest(cell, matches))
  else if (isErrorsOnly) tests.push((row) => matches.kind.at(row) !== right)
  if (type !== null) {
    const number = matches.types.indexOf(type)
    tests.push((row) => matches.gold.at(row) === number || matches.predicted.at(row) === number)
  }
  if (confidence.least > 0 || confidence.most < 1) tests.push((row) => isWithin(matches.confidence.at(row), confidence))
  return tests.length === 0 ? null : all(tests)
}

/** Entities whose boundary is wrong count as missed and as spurious there, since their words are not the same. */
function cellTest(cell: ConfusionCell, matches: ExampleTable['matches']): Test {
  const [gold, predicted] = [matches.types.indexOf(cell.gold), matches.types.indexOf(cell.predicted)]
  const boundary = matchKinds.indexOf('boundary')
  if (gold !== noType && predicted !== noType)
    return (row) =>
      matches.kind.at(row) !== boundary && matches.gold.at(row) === gold && matches.predicted.at(row) === predicted
  const isBare = (row: number) => matches.kind.at(row) === boundary
  if (predicted === noType)
    return (row) => matches.gold.at(row) === gold && (matches.predicted.at(row) === noType || isBare(row))
  return (row) => matches.predicted.at(row) === predicted && (matches.gold.at(row) === noType || isBare(row))
}

function isWithin(value: number, { least, most }: Range): boolean {
  return value >= least && value <= most
}

function all(tests: readonly Test[]): Test {
  const [first, second, ...more] = tests
  if (first === undefined) return () => true
  if (second === undefined) return first
  return (index) => first(index) && second(index) && more.every((test) => test(index))
}
