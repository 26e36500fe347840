import path from 'node:path'
import type { DataRequest, ReadOptions } from '../data/request'
import type { DataSurvey } from '../data/survey/DataSurvey'
import { surveyData } from '../data/survey/surveyData'
import { InferenceFailure, type TokenCounts } from '../inference/client'
import type { DataStatisticsDocument, SplitFigures, TokenizerState } from '../shared/protocol/dataStatistics'
import { splits } from '../shared/protocol/example'
import { problemRows } from './problemReport'

/** What statistics are made of. */
export interface StatisticsSource {
  readonly request: DataRequest
  /** Absolute path of the config; null where none names the file. */
  readonly config: string | null
  /** Folder that names of files start from. */
  readonly folder: string
  readonly maxLength: number | null
  /** Null where none is named. `folder` is null where only the hub has it. */
  readonly model: { readonly name: string; readonly folder: string | null } | null
}

/** Counts the tokens of words for a model. */
export type CountTokens = (folder: string, words: readonly string[], signal: AbortSignal) => Promise<TokenCounts>

/** Words of one question. */
const wordsAtOnce = 20_000

interface Counted {
  readonly state: TokenizerState
  readonly counts: readonly number[] | null
}

/**
 * Read data files and count what is in them, in tokens where the model's tokenizer is at hand.
 *
 * @throws the signal's reason when aborted
 */
export async function dataStatistics(
  source: StatisticsSource,
  countTokens: CountTokens,
  options: ReadOptions & { readonly signal: AbortSignal },
): Promise<DataStatisticsDocument> {
  const { request, config, folder, maxLength } = source
  const { survey, problems } = await surveyData(request, options)
  const { state, counts } = await countVocabulary(source.model, survey, countTokens, options.signal)
  return {
    config,
    files: splits.flatMap((split) => (request.files[split] ?? []).map((file) => ({ split, ...file }))),
    tokenizer: state,
    maxLength,
    splits: figuresOf(survey, state, counts),
    repeated: survey.repeats.result(),
    names: survey.names.result(),
    problems: problemRows(problems, folder),
  }
}

function figuresOf(survey: DataSurvey, state: TokenizerState, counts: Counted['counts']): readonly SplitFigures[] {
  const special = state.unit === 'tokens' ? state.special : 0
  return splits.flatMap((split) => {
    const found = survey.splits.get(split)
    if (found === undefined) return []
    const { sentences, words, entities, lengths } = found
    const sorted = [...entities].sort(([one], [other]) => (one < other ? -1 : 1))
    const tallies = lengths.tally((word) => (counts === null ? 1 : (counts[word] ?? 1)), special)
    return [{ split, sentences, words, entities: Object.fromEntries(sorted), ...tallies }]
  })
}

async function countVocabulary(
  model: StatisticsSource['model'],
  { vocabulary }: DataSurvey,
  countTokens: CountTokens,
  signal: AbortSignal,
): Promise<Counted> {
  if (model === null) return inWords(null, 'No config with a model names the file.')
  if (model.folder === null) return inWords(model.name, 'The model is not on this machine yet; training downloads it.')
  try {
    const counts: number[] = []
    let special = 0
    const words = [...vocabulary.keys()]
    for (let start = 0; start < words.length; start += wordsAtOnce) {
      const some = await countTokens(model.folder, words.slice(start, start + wordsAtOnce), signal)
      counts.push(...some.counts)
      special = some.special
    }
    return { state: { unit: 'tokens', model: model.name, special }, counts }
  } catch (error) {
    if (!(error instanceof InferenceFailure)) throw error
    return inWords(model.name, `${error.message} ${error.hint}`.trim())
  }
}

function inWords(model: string | null, reason: string): Counted {
  return { state: { unit: 'words', model, reason }, counts: null }
}

/** A file that no config names, as if it were to train on. */
export function looseFile(file: string): StatisticsSource {
  const request: DataRequest = {
    files: { train: [{ path: file, name: path.basename(file) }] },
    textColumn: null,
    labelColumn: null,
    labels: null,
    labelMap: {},
    validationSplit: null,
    testSplit: null,
    seed: 0,
  }
  return { request, config: null, folder: path.dirname(file), maxLength: null, model: null }
}
