import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import { outside } from '../../src/shared/entities/tagType'
import type { SpecialToken } from '../../src/shared/protocol/inference'
import type { ReadWord, Reading } from './model/readings'
import { percentText, signs, spokenWord } from './texts'

/** A word as it stands in the strip. */
export interface WordCell {
  readonly text: string
  readonly word: ReadWord
  /** Of all words that are shown. */
  readonly number: number
  readonly isChosen: boolean
  readonly names: readonly string[]
  readonly hueOf: (label: string) => string
  readonly choose: () => void
}

/** A word, below it the sub-tokens that the model is given, and below these the label that it gets. */
export function wordTemplate({ text, word, number, isChosen, names, hueOf, choose }: WordCell): TemplateResult {
  const { readings, isOtherwise, isSplitOtherwise } = word
  const spoken = spokenWord(text, readings, names)
  const shownTokens = isSplitOtherwise ? readings : readings.slice(0, 1)
  return html`<button
    class="word ${isOtherwise ? 'otherwise' : ''}"
    data-word=${number}
    tabindex=${isChosen ? 0 : -1}
    aria-pressed=${String(isChosen)}
    @click=${choose}
  >
    <span class="unseen">${isOtherwise ? t('{0}, labelled otherwise', spoken) : spoken}</span>
    <span class="seen" aria-hidden="true"
      ><span class="text">${text}</span> ${shownTokens.map((reading) => tokensTemplate(reading))}
      ${readings.map((reading, place) =>
        decisionTemplate(reading, readings.length > 1 ? place : null, isOtherwise, hueOf),
      )}</span
    >
  </button>`
}

function tokensTemplate(reading: Reading): TemplateResult {
  const tokens = reading?.tokens ?? []
  if (tokens.length === 0) return html`<span class="tokens"><span class="token none">${t('none')}</span></span>`
  return html`<span class="tokens"
    >${tokens.map(
      ({ text, id }, index) =>
        html`<span class="token ${index === 0 ? 'deciding' : ''}">${text}<small>${id}</small></span>`,
    )}</span
  >`
}

/** @param place null: of a model alone */
function decisionTemplate(
  reading: Reading,
  place: number | null,
  isOtherwise: boolean,
  hueOf: (label: string) => string,
): TemplateResult {
  const sign = place === null ? nothing : html`<span class="sign">${signs[place]}</span>`
  if (reading === null) return html`<span class="decision">${sign}…</span>`
  const probability = Math.max(...reading.probabilities)
  const style = `--hue: ${hueOf(reading.label)}; --share: ${probability * 100}%`
  return html`<span class="decision ${reading.label === outside ? 'outside' : ''}" .style=${style}
    >${sign}${isOtherwise ? html`<span class="mark">≠</span>` : nothing}<span class="label">${reading.label}</span
    ><span class="figures">${percentText(probability)}</span></span
  >`
}

/** Tokens that belong to no word. @param ofModels what each model has there; those of the second only where they are others */
export function specialTemplate(
  ofModels: readonly (readonly SpecialToken[])[],
  side: 'before' | 'after',
): TemplateResult | typeof nothing {
  const spelled = ofModels.map((tokens) => tokens.map(({ text, id }) => `${text} ${id}`).join(' '))
  const shown = ofModels.filter((_, index) => spelled.indexOf(spelled[index] ?? '') === index).flat()
  if (shown.length === 0) return nothing
  const title =
    side === 'before'
      ? t('A special token, which begins each text for the model. It belongs to no word and gets no label.')
      : t('A special token, which ends each text for the model. It belongs to no word and gets no label.')
  return html`<span class="special" title=${title}
    ><span class="unseen">${t('Special token')} </span
    ><span class="tokens"
      >${shown.map(({ text, id }) => html`<span class="token">${text}<small>${id}</small></span>`)}</span
    ></span
  >`
}

/** Where a text that is too long for the model goes on in its next window. @param window from 0 */
export function windowTemplate(window: number): TemplateResult {
  const title = t('From here on, the words are decided in the next window, which begins some words before.')
  return html`<span class="window" title=${title}>${t('window {0}', window + 1)}</span>`
}
