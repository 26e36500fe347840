import type { RunHistory } from './RunHistory'

export interface RunWarning {
  readonly code: string
  readonly message: string
}

/** What a viewer of a run is warned of: what its trainer said, and what could not be read of that. */
export function runWarnings({ warnings, brokenLines }: Pick<RunHistory, 'warnings' | 'brokenLines'>): RunWarning[] {
  const told = warnings.map(({ code, message }) => ({ code, message }))
  return brokenLines === 0 ? told : [...told, { code: 'events-damaged', message: damage(brokenLines) }]
}

function damage(lines: number): string {
  const which = lines === 1 ? '1 line of events.jsonl is' : `${lines} lines of events.jsonl are`
  return `${which} damaged or cut off and left out: points may be missing. All other lines are shown.`
}
