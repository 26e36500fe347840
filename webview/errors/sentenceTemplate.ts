import { t } from '@vscode/l10n'
import '@vscode-elements/elements/dist/vscode-icon/index.js'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { SpanMatch } from '../../src/shared/entities/matchSpans'
import type { WordSpan } from '../../src/shared/entities/wordSpans'
import { percent } from '../../src/shared/text/numbers'
import { confidenceOf } from './model/MatchTable'
import type { SentencePart } from './model/sentenceParts'
import { kindLook } from './texts'

/** A sentence with the entities of the data under its words, and under those the model's. */
export interface ShownSentence {
  readonly words: readonly string[]
  readonly parts: readonly SentencePart[]
  readonly probabilities: Float32Array
  /** Whether the run beside is shown too, below the model. */
  readonly hasOther: boolean
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
    ${part.matches.map((match) => matchTemplate(match, part.start, sentence))}
    ${part.others.map((span) => barTemplate({ span, from: part.start, row: 4, look: 'other', sentence }))}</span
  > `
}

/** In the row of the data and in that of the model: the entity, or that there is none. */
function matchTemplate(match: SpanMatch, from: number, sentence: ShownSentence): TemplateResult {
  const { kind, gold, predicted } = match
  const confidence = confidenceOf(match, sentence.probabilities)
  const sure = Number.isNaN(confidence) ? t('not seen') : t('{0} %', percent(confidence, 0))
  const look = kind === 'right' ? 'predicted' : 'predicted wrong'
  return html`${
    gold === null
      ? gapTemplate(predicted, 2, from, t('not in data'))
      : barTemplate({ span: gold, from, row: 2, look: kind === 'right' ? 'gold' : 'gold strong', sentence })
  }${
    predicted === null
      ? gapTemplate(gold, 3, from, t('missed {0}', sure), kindLook(kind).icon)
      : barTemplate({ span: predicted, from, row: 3, look, icon: kindLook(kind).icon, figure: sure, sentence })
  }`
}

interface Bar {
  readonly span: WordSpan
  /** The first word of the part. */
  readonly from: number
  readonly row: number
  readonly look: string
  readonly icon?: string
  readonly figure?: string
  readonly sentence: ShownSentence
}

function barTemplate({ span, from, row, look, icon, figure, sentence }: Bar): TemplateResult {
  const style = `${placeOf(span, row, from)}; --hue: ${sentence.colourOf(span.type)}`
  return html`<span class="bar ${look}" .style=${style}
    >${icon === undefined ? nothing : html`<vscode-icon name=${icon} size="12"></vscode-icon>`}<span class="type"
      >${span.type}</span
    >${figure === undefined ? nothing : html`<span class="figure">${figure}</span>`}</span
  >`
}

function gapTemplate(span: WordSpan, row: number, from: number, text: string, icon?: string): TemplateResult {
  return html`<span class="bar gap ${row === 3 ? 'wrong' : ''}" .style=${placeOf(span, row, from)}
    >${icon === undefined ? nothing : html`<vscode-icon name=${icon} size="12"></vscode-icon>`}<span class="type"
      >${text}</span
    ></span
  >`
}

function placeOf({ start, end }: WordSpan, row: number, from: number): string {
  return `grid-row: ${row}; grid-column: ${start - from + 1} / ${end - from + 1}`
}
