import { isRecord } from '../../shared/check'
import { stepsTable } from '../../shared/protocol/scalars'
import type { ForeignHistory } from './ForeignHistory'
import type { LineFormat } from './LineReader'
import { tableOfSplit } from './metricPlace'
import { numberOr, numbersOf, parsePythonJson } from './pythonJson'
import { StepCounter, stepKeys, stepOf } from './stepOf'

const timeKeys = ['time', 'timestamp', '_timestamp', 'wall_time'] as const
const elapsedKeys = ['elapsed', 'elapsed_time', '_runtime'] as const
const splitKeys = ['split', 'phase', 'mode'] as const
const places: ReadonlySet<string> = new Set([...stepKeys, ...timeKeys, ...elapsedKeys])

/** Lines of JSON objects with a step and numbers, as many programs write them for themselves. */
export function jsonLines(): LineFormat {
  const counter = new StepCounter()
  return {
    readLine: (line, history) => {
      const row = parseRow(line)
      if (row !== null) addRow(row, counter, history)
      return row !== null
    },
  }
}

/** The object of a line; null if it is none. */
export function parseRow(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value = parsePythonJson(line)
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

/** Adds a row of names and values. One without a step is no point. */
export function addRow(row: Readonly<Record<string, unknown>>, counter: StepCounter, history: ForeignHistory): void {
  const found = stepOf(row)
  if (found === null) return
  const epoch = numberOr(row['epoch'])
  history.add({
    step: found.key === 'epoch' ? found.step : counter.count(found.step, epoch),
    epoch,
    time: timeOf(row),
    elapsed: firstOf(row, elapsedKeys),
    figures: [...numbersOf(row)].filter(([name]) => !places.has(name)),
    table: splitKeys.map((key) => tableOfSplit(row[key])).find((table) => table !== null) ?? stepsTable,
  })
}

/** Unix seconds; some programs count milliseconds. */
function timeOf(row: Readonly<Record<string, unknown>>): number | null {
  const time = firstOf(row, timeKeys)
  return time !== null && time > 1e11 ? time / 1000 : time
}

function firstOf(row: Readonly<Record<string, unknown>>, keys: readonly string[]): number | null {
  return keys.map((key) => numberOr(row[key])).find((value) => value !== null) ?? null
}
