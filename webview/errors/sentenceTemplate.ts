import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { SpanMatch } from '../../src/shared/entities/matchSpans'
import type { WordSpan } from '../../src/shared/entities/wordSpans'
import type { GlyphName } from '../common/glyph'
import { glyph } from '../common/glyph'
import { confidenceOf } from './model/MatchTable'
import type { SentencePart } from './model/sentenceParts'
import { kindLook, sureText } from './texts'

/** A sentence with the entities of the data under its words, and under those the model's. */
export interface ShownSentence {
  readonly words: readonly string[]
  readonly parts: readonly SentencePart[]
  readonly probabilities: Float32Array
  /** The colour of an entity type. */
  readonly colourOf: (type: string) => string
}

/** For eyes only: what is in it is also said in words. */
export function sentenceTemplate(sentence: ShownSentence): TemplateResult {
  const { parts } = sentence
  return html`<p class="sentence" aria-hidden="true">${parts.map((part) => partTemplate(part, sentence))}</p>`
}

function partTemplate(part: SentencePart, sentence: ShownSentence): TemplateResult {
  const words = sentence.words.slice(part.start, part.end)
  if (part.matches.length === 0 && part.others.length === 0) return html`<span class="plain">${words.join(' ')}</span> `
  const columns = `grid-template-columns: repeat(${words.length}, auto)`
  return html`<span class="entities" .style=${columns}
    >${words.map((word, index) => html`<span class="word" .style=${`grid-column: ${index + 1}`}>${word}</span>`)}
    ${part.matches.map((match) => matchTemplate(match, part, sentence))}
    ${part.others.map((span) => barTemplate({ span, from: part.start, row: 4, look: 'other', sentence }))}</span
  > `
}

/** In the row of the data and in that of the model: the entity, or that there is none. */
function matchTemplate(match: SpanMatch, part: SentencePart, sentence: ShownSentence): TemplateResult {
  const { kind, gold, predicted } = match
  const from = part.start
  const sure = sureText(confidenceOf(match, sentence.probabilities))
  const { icon } = kindLook(kind)
  if (kind === 'right')
    return html`${barTemplate({ span: match.gold, from, row: 2, look: 'gold', sentence })}
    ${barTemplate({ span: match.predicted, from, row: 3, look: 'predicted', icon, sentence })}`
  // Where another entity lies over the words, that there is no second one needs no word.
  const isFree = (side: 'gold' | 'predicted', span: WordSpan) =>
    part.matches.every((other) => isApart(other[side], span))
  return html`${
    gold !== null
      ? barTemplate({ span: gold, from, row: 2, look: 'gold strong', sentence })
      : isFree('gold', predicted)
        ? gapTemplate(predicted, 2, from, t('not in data'))
        : nothing
  }${
    predicted !== null
      ? barTemplate({ span: predicted, from, row: 3, look: 'predicted wrong', icon, figure: sure, sentence })
      : isFree('predicted', gold)
        ? gapTemplate(gold, 3, from, t('missed {0}', sure), icon)
        : nothing
  }`
}

function isApart(one: WordSpan | null, other: WordSpan): boolean {
  return one === null || one.end <= other.start || one.start >= other.end
}

interface Bar {
  readonly span: WordSpan
  /** The first word of the part. */
  readonly from: number
  readonly row: number
  readonly look: string
  readonly icon?: GlyphName
  readonly figure?: string
  readonly sentence: ShownSentence
}

function barTemplate({ span, from, row, look, icon, figure, sentence }: Bar): TemplateResult {
  const style = `${placeOf(span, row, from)}; --hue: ${sentence.colourOf(span.type)}`
  return html`<span class="bar ${look}" .style=${style}
    >${icon === undefined ? nothing : glyph(icon)}<span class="type">${span.type}</span
    >${figure === undefined ? nothing : html`<span class="figure">${figure}</span>`}</span
  >`
}

function gapTemplate(span: WordSpan, row: number, from: number, text: string, icon?: GlyphName): TemplateResult {
  return html`<span class="bar gap ${row === 3 ? 'wrong' : ''}" .style=${placeOf(span, row, from)}
    >${icon === undefined ? nothing : glyph(icon)}<span class="type">${text}</span></span
  >`
}

function placeOf({ start, end }: WordSpan, row: number, from: number): string {
  return `grid-row: ${row}; grid-column: ${start - from + 1} / ${end - from + 1}`
}
