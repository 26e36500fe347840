import { t } from '@vscode/l10n'
import type { SplitStatistics } from '../../data/statistics'
import type { Split } from '../../shared/protocol/example'
import { count } from '../../shared/text/numbers'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'
import type { Fact, FactMaker } from './fact'
import { told } from './fact'
import { code, examples } from './words'

/** What is in the data files. */
export const dataFacts = {
  train_file: (snapshot) => ofSplit(snapshot, 'train'),
  validation_file: (snapshot) => ofSplit(snapshot, 'validation'),
  test_file: (snapshot) => ofSplit(snapshot, 'test'),
  validation_split: (snapshot) => setAside(snapshot, 'validation'),
  test_split: (snapshot) => setAside(snapshot, 'test'),
  labels,
  max_seq_length: length,
} as const satisfies Readonly<Record<string, FactMaker>>

/** Entity types that are counted in a hover; a data set with more has its largest. */
const mostTypes = 12

function statisticsOf({ data }: ConfigSnapshot, split: Split): SplitStatistics | null {
  return data?.data.statistics.splits[split] ?? null
}

function ofSplit(snapshot: ConfigSnapshot, split: Split): Fact | null {
  const statistics = statisticsOf(snapshot, split)
  // What was counted before may be of another file where it is not known which one is meant.
  if (statistics === null || statistics.examples === 0 || snapshot.resolution.data === null) return null
  const { examples: number, tokens, longestExample, entities, alsoInTrain } = statistics
  const mean = (tokens / number).toFixed(1)
  const parts = [
    t('{0} with {1} words, {2} each, the longest {3}.', examples(number), count(tokens), mean, count(longestExample)),
    entityText(entities),
    alsoInTrain === 0 ? '' : t('{0} of its sentences are in the training data too.', count(alsoInTrain)),
    snapshot.data?.isCurrent === false ? t('Counted before the last change.') : '',
  ]
  return { text: parts.filter((part) => part !== '').join(' '), inline: examples(number) }
}

function entityText(entities: SplitStatistics['entities']): string {
  const types = Object.entries(entities).sort(([, one], [, other]) => other - one)
  if (types.length === 0) return t('No entities.')
  const shown = types.slice(0, mostTypes).map(([type, number]) => `${code(type)} ${count(number)}`)
  const rest = types.length - shown.length
  return t('Entities: {0}.', [...shown, ...(rest > 0 ? [t('{0} more types', rest)] : [])].join(', '))
}

function setAside(snapshot: ConfigSnapshot, split: 'validation' | 'test'): Fact | null {
  const { effective } = snapshot.resolution
  const share = split === 'validation' ? effective.validation_split : effective.test_split
  const number = statisticsOf(snapshot, split)?.examples
  if (share === null || share === 0 || number === undefined) return null
  const text = t('{0} are set aside from the training data for {1}.', examples(number), split)
  return { text, inline: t('= {0}', examples(number)) }
}

function labels(snapshot: ConfigSnapshot): Fact | null {
  const types = Object.keys(statisticsOf(snapshot, 'train')?.entities ?? {}).sort()
  if (types.length === 0) return null
  const shown = types.slice(0, mostTypes).map(code)
  const rest = types.length - shown.length
  return told(t('In the training data: {0}.', [...shown, ...(rest > 0 ? [t('{0} more', rest)] : [])].join(', ')))
}

function length(snapshot: ConfigSnapshot): Fact | null {
  const limit = snapshot.resolution.model?.description?.maxPositions ?? null
  const longest = statisticsOf(snapshot, 'train')?.longestExample ?? null
  const parts = [
    limit === null ? '' : t('The model reads at most {0} tokens.', count(limit)),
    longest === null
      ? ''
      : t('The longest training sentence has {0} words, each of which is one token or more.', count(longest)),
  ].filter((part) => part !== '')
  return parts.length === 0 ? null : told(parts.join(' '))
}
