import type { ProblemArguments } from '../shared/problem'
import { mostReports } from './label/tagReader'
import { dataProblems, type DataCode, type DataProblem } from './problems'

interface Found {
  readonly problem: DataProblem
  readonly order: number
  more: number
}

/**
 * Collects problems. Of each code a file shows the first few; the last of them says how many more there are, so that a
 * million broken lines stay readable and cost no memory.
 */
export class ProblemCollector {
  private readonly found: Found[] = []
  private readonly byKind = new Map<string, Found[]>()

  /** `order` places the file among the files, `line` counts from 1. */
  add(code: DataCode, file: string, order: number, line: number, values: ProblemArguments = {}): void {
    const key = `${code} ${order}`
    const alike = this.byKind.get(key) ?? []
    this.byKind.set(key, alike)
    const last = alike.at(-1)
    if (alike.length >= mostReports && last !== undefined) {
      last.more++
      return
    }
    const place = { file, line, column: 1 }
    const problem = { code, severity: dataProblems[code].severity, arguments: values, place }
    const found = { problem, order, more: 0 }
    alike.push(found)
    this.found.push(found)
  }

  /** Whether there is an error, in one file if its order is given. */
  hasErrors(order?: number): boolean {
    const isHere = (found: Found) => order === undefined || found.order === order
    return this.found.some((found) => found.problem.severity === 'error' && isHere(found))
  }

  /** By file, then by line. */
  problems(): DataProblem[] {
    return this.found
      .toSorted((a, b) => a.order - b.order || a.problem.place.line - b.problem.place.line)
      .map(({ problem, more }) => (more === 0 ? problem : { ...problem, arguments: { ...problem.arguments, more } }))
  }
}
