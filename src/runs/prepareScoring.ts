import { prepareData } from '../data/prepareData'
import type { DataFile, DataRequest, PreparedData } from '../data/request'
import type { Spec } from '../shared/protocol/spec'
import { isWordRuleName } from '../shared/words/wordRule'
import { readingOf } from './dataRequest'

/**
 * Canonical examples of a file to score a run's model on, as its test split: read as the run's own files were, into the
 * labels and words that the model knows. A file that lacks the run's columns is of another format: its own are found.
 *
 * @throws what `prepareData` throws
 */
export async function prepareScoring(spec: Spec, file: DataFile, folder: string): Promise<PreparedData> {
  const request = scoringRequest(spec, file)
  const prepared = await prepareData(request, folder)
  const isOtherFormat = prepared.problems.some(({ code }) => code === 'FD027')
  return isOtherFormat ? prepareData({ ...request, textColumn: null, labelColumn: null }, folder) : prepared
}

function scoringRequest({ reading, labels, wordRule }: Spec, file: DataFile): DataRequest {
  return {
    ...readingOf(reading),
    files: { test: [file] },
    labels: reading.labels ?? labels,
    validationSplit: null,
    testSplit: null,
    seed: 0,
    ...(isWordRuleName(wordRule) ? { wordRule } : {}),
  }
}
