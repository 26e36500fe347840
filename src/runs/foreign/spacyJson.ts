import { isRecord } from '../../shared/check'
import { parseRow } from './jsonLines'
import type { LineFormat } from './LineReader'
import { numberOr, numbersOf } from './pythonJson'
import { addSpacyRow, typeScoresOf } from './spacyScores'

/** Lines of JSON that spaCy's `ConsoleLogger` writes to its `output_file`. */
export function spacyJson(): LineFormat {
  return {
    readLine: (line, history) => {
      const row = parseRow(line)
      const step = numberOr(row?.['step'])
      if (row === null || step === null) return row !== null
      const { ents_per_type: perType, ...scores } = isRecord(row['scores']) ? row['scores'] : {}
      addSpacyRow(
        {
          step,
          epoch: numberOr(row['epoch']),
          losses: isRecord(row['losses']) ? numbersOf(row['losses']) : [],
          scores: [...numbersOf(scores), ...typeScoresOf(perType)],
          score: numberOr(row['score']),
        },
        history,
      )
      return true
    },
  }
}
