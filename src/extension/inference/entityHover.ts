import { l10n } from 'vscode'
import type { TextPrediction } from '../../inference/client'
import type { SubToken, WordPrediction } from '../../shared/protocol/inference'
import { markdownTable } from '../../shared/text/markdownTable'
import { percent } from '../../shared/text/numbers'

/** Where in a text one points, and the labels of the model, in the order of its outputs. */
interface Pointed {
  readonly text: string
  readonly labels: readonly string[]
  /** UTF-16 units from the start of the text. */
  readonly place: number
}

/** What a hover says, and of which part of the text. */
export interface EntityHover {
  readonly start: number
  readonly end: number
  readonly markdown: string
}

/** Labels of a word that are told: a hover is not high. */
const mostLabels = 3
/** Signs of a bar that stands for all. */
const barLength = 12

/**
 * What the model decided about a word, in three stages: the logits of its sub-tokens, their softmax, the label. Null
 * where no word is.
 */
export function entityHover({ words, entities }: TextPrediction, pointed: Pointed): EntityHover | null {
  const { text, place } = pointed
  const word = words.find(({ start, end }) => start <= place && place < end)
  if (word === undefined) return null
  const entity = entities.find(({ start, end }) => start <= place && place < end)
  const head =
    entity === undefined
      ? l10n.t('**{0}**: no entity', plain(text.slice(word.start, word.end)))
      : l10n.t('**{0}**: {1}, {2} %', plain(entity.word), plain(entity.entity_group), percent(entity.score))
  const parts = [head, labelTable(word, pointed), tokenTable(word, pointed.labels)]
  return { ...(entity ?? word), markdown: parts.filter((part) => part !== '').join('\n\n') }
}

/** The most probable labels of a word, with bars. */
function labelTable({ start, end, probabilities }: WordPrediction, { text, labels }: Pointed): string {
  const rows = ranked(probabilities).map((index) => {
    const probability = probabilities[index] ?? 0
    return [plain(labels[index] ?? ''), `${percent(probability)} %`, bar(probability)]
  })
  return markdownTable(apart([plain(text.slice(start, end)), l10n.t('probability'), '']), rows.map(apart))
}

/** The sub-tokens of a word: logit and softmax for the labels that are most probable for the first one, which decides. */
function tokenTable({ tokens = [], probabilities }: WordPrediction, labels: Pointed['labels']): string {
  if (tokens.length === 0) return ''
  const shown = ranked(probabilities)
  const cells = ({ logits, probabilities: shares }: SubToken) =>
    shown.map((index) => `${(logits[index] ?? 0).toFixed(2)} → ${percent(shares[index])} %`)
  return markdownTable(
    apart([l10n.t('sub-token'), l10n.t('id'), ...shown.map((index) => plain(labels[index] ?? ''))]),
    tokens.map((token) => apart([plain(token.text), String(token.id), ...cells(token)])),
  )
}

/** Cells with room between them: a hover’s table has next to none, and space itself is taken away. */
function apart([first = '', ...rest]: readonly string[]): readonly string[] {
  return [first, ...rest.map((text) => `&emsp;${text}`)]
}

/** Indices of the most probable ones, the best first. */
function ranked(probabilities: readonly number[]): readonly number[] {
  const indices = probabilities.map((_, index) => index)
  return indices.sort((one, other) => (probabilities[other] ?? 0) - (probabilities[one] ?? 0)).slice(0, mostLabels)
}

function bar(probability: number): string {
  return '█'.repeat(Math.round(probability * barLength))
}

/** Words and labels are data: none of their signs means anything. */
function plain(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!|<>~]/g, (sign) => `\\${sign}`)
}
