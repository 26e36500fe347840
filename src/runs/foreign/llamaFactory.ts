import { parseRow } from './jsonLines'
import type { LineFormat } from './LineReader'
import { numberOr, numbersOf } from './pythonJson'

/** The name that LLaMA-Factory gives its log. */
export const llamaFactoryFile = 'trainer_log.jsonl'
const places: ReadonlySet<string> = new Set(['current_steps', 'total_steps', 'epoch', 'percentage'])

/** Lines of LLaMA-Factory's `trainer_log.jsonl`: one each time its trainer logs or evaluates. */
export function llamaFactory(): LineFormat {
  return {
    readLine: (line, history) => {
      const { facts } = history
      const row = parseRow(line)
      const step = numberOr(row?.['current_steps'])
      if (row === null || step === null) return row !== null
      facts.totalSteps = numberOr(row['total_steps']) ?? facts.totalSteps
      facts.isFinished = facts.totalSteps !== null && step >= facts.totalSteps
      facts.secondsLeft = secondsOf(row['remaining_time'])
      const elapsed = secondsOf(row['elapsed_time'])
      const figures = [...numbersOf(row)].filter(([name]) => !places.has(name))
      history.add({ step, epoch: numberOr(row['epoch']), elapsed, figures })
      return true
    },
  }
}

/** Seconds of `1:02:03` or `1 day, 2:03:04`; null for anything else. */
function secondsOf(text: unknown): number | null {
  const parts = typeof text === 'string' ? /^(?:(\d+) days?, )?(\d+):(\d\d):(\d\d)$/.exec(text) : null
  if (parts === null) return null
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = parts
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)
}
