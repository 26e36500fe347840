import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { RunEvent } from '../../../src/shared/protocol/event'

/** Absolute paths of a project's runs, oldest first. */
export function runsOf(project: string): string[] {
  const folder = path.join(project, 'runs')
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'run.json')))
  return names.sort().map((name) => path.join(folder, name))
}

/** The only run of a project. */
export function runOf(project: string): string {
  const [run, ...more] = runsOf(project)
  if (run === undefined || more.length > 0) throw new Error(`${project} has ${more.length + (run ? 1 : 0)} runs`)
  return run
}

/** What a run's trainer has said so far. A line that a full disk or the moment cut is none, as for any reader. */
export function eventsOf(run: string): RunEvent[] {
  const lines = readFileSync(path.join(run, 'events.jsonl'), 'utf8').split('\n')
  return lines.flatMap(parse)
}

function parse(line: string): RunEvent[] {
  try {
    return [JSON.parse(line) as RunEvent]
  } catch {
    return []
  }
}

/** Steps that a run has checkpoints of. */
export function checkpointsOf(run: string): number[] {
  const names = readdirSync(run).filter((name) => name.startsWith('checkpoint-'))
  return names.map((name) => Number(name.slice('checkpoint-'.length))).sort((one, other) => one - other)
}
