import { t } from '@vscode/l10n'
import type { DataStatisticsDocument } from '../../src/shared/protocol/dataStatistics'
import { count, percent } from '../../src/shared/text/numbers'
import { cutAt } from '../../src/shared/entities/lengthFigures'
import type { Fact } from '../common/fact'

/** The figures that one looks for first. */
export function dataFacts(document: DataStatisticsDocument): readonly Fact[] {
  const { splits, repeated } = document
  const labels = new Set(splits.flatMap(({ entities }) => Object.keys(entities)))
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const entities = sum(splits.flatMap((split) => Object.values(split.entities)))
  const leaked = sum(Object.values(repeated.inTrain))
  return [
    { name: t('Sentences'), value: count(sum(splits.map(({ sentences }) => sentences))) },
    { name: t('Words'), value: count(sum(splits.map(({ words }) => words))) },
    { name: t('Entities'), value: count(entities), detail: t('{0} labels', labels.size) },
    ...cutFacts(document),
    { name: t('Held-out sentences in train'), value: count(leaked) },
    ...knownFacts(document),
  ]
}

function cutFacts({ splits, maxLength, tokenizer }: DataStatisticsDocument): readonly Fact[] {
  if (maxLength === null || tokenizer.unit === 'words') return []
  const cuts = splits.map((split) => cutAt(split, maxLength))
  const sentences = cuts.reduce((sum, cut) => sum + cut.sentences, 0)
  const entities = cuts.reduce((sum, cut) => sum + cut.entities, 0)
  const value = count(sentences)
  return [{ name: t('Sentences that are cut'), value, detail: t('{0} entities lost', count(entities)) }]
}

function knownFacts({ names }: DataStatisticsDocument): readonly Fact[] {
  const held = names.at(-1)
  const all = held?.shares.at(-1)
  if (held === undefined || all === undefined || all.entities === 0) return []
  const name = held.split === 'test' ? t('Test entities known from train') : t('Validation entities known from train')
  return [{ name, value: `${percent(all.seen / all.entities)} %` }]
}
