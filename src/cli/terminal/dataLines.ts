import { cutAt, longest, quantile } from '../../shared/entities/lengthFigures'
import type { DataStatisticsDocument, RepeatedSentences, SeenNames } from '../../shared/protocol/dataStatistics'
import { count, percent } from '../../shared/text/numbers'
import type { Style } from './style'
import { tableLines } from './table'

/** What is in data files, for a reader at a terminal. */
export function dataLines(document: DataStatisticsDocument, style: Style): readonly string[] {
  if (document.splits.length === 0) {
    return ['There are no sentences in the data.', ...document.problems.slice(0, 5).map(({ message }) => message)]
  }
  return [
    ...tableLines(splitRows(document)),
    '',
    ...lengthLines(document, style),
    ...repeatedLines(document.repeated),
    ...document.names.flatMap(nameLines),
  ]
}

function splitRows({ splits }: DataStatisticsDocument): readonly (readonly string[])[] {
  const labels = [...new Set(splits.flatMap(({ entities }) => Object.keys(entities)))].sort()
  return [
    ['', ...splits.map(({ split }) => split)],
    ['sentences', ...splits.map(({ sentences }) => count(sentences))],
    ['words', ...splits.map(({ words }) => count(words))],
    ...labels.map((label) => [label, ...splits.map(({ entities }) => count(entities[label] ?? 0))]),
  ]
}

function lengthLines({ splits, tokenizer, maxLength }: DataStatisticsDocument, style: Style): readonly string[] {
  const note = tokenizer.unit === 'words' ? [style.dim(`Lengths are in words: ${tokenizer.reason}`)] : []
  const rows = splits.map(({ split, lengths }) => {
    return [split, count(quantile(lengths, 0.5)), count(quantile(lengths, 0.95)), count(longest(lengths))]
  })
  const cuts = maxLength === null || tokenizer.unit === 'words' ? [] : splits.map((each) => cutText(each, maxLength))
  return [...tableLines([[`length in ${tokenizer.unit}`, 'median', '95 %', 'longest'], ...rows]), ...note, ...cuts, '']
}

function cutText(figures: DataStatisticsDocument['splits'][number], limit: number): string {
  const { sentences, entities } = cutAt(figures, limit)
  const cut = `${figures.split}: ${count(sentences)} of ${count(figures.sentences)} sentences are cut at max_seq_length`
  return `${cut} ${limit}, and ${count(entities)} entities lost`
}

function repeatedLines({ within, inTrain, taggedOtherwise }: RepeatedSentences): readonly string[] {
  const lines = [
    ...Object.entries(within).map(([split, number]) => `${split}: ${count(number)} sentences are there more than once`),
    ...Object.entries(inTrain).map(([split, number]) => `${split}: ${count(number)} sentences are in train too`),
    ...(taggedOtherwise > 0 ? [`${count(taggedOtherwise)} sentences are there again with other tags`] : []),
  ]
  return lines.length > 0 ? lines : ['No sentence is there more than once']
}

function nameLines({ split, shares }: SeenNames): readonly string[] {
  const all = shares.at(-1)
  if (all === undefined || all.entities === 0) return []
  const share = percent(all.seen / all.entities)
  return [`${split}: ${share} % of the ${count(all.entities)} entities have a name that train has with the same label`]
}
