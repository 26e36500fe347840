import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import { matchSpans } from '../../src/shared/entities/matchSpans'
import { wordSpans } from '../../src/shared/entities/wordSpans'
import { ActiveEvent, IntentEvent } from './events'
import type { GlyphName } from '../common/glyph'
import { glyph } from '../common/glyph'
import { changeKinds } from './model/changes'
import type { ErrorStore } from './model/ErrorStore'
import { confidenceOf } from './model/MatchTable'
import { sentenceParts } from './model/sentenceParts'
import './LabelEditor'
import { sentenceTemplate } from './sentenceTemplate'
import { changeLook, spokenMatch, sureText } from './texts'

/** An example as it stands in the list. */
export interface ShownExample {
  readonly store: ErrorStore
  readonly example: number
  readonly isActive: boolean
  /** Its labels are being edited. */
  readonly isEditing: boolean
  readonly colourOf: (type: string) => string
}

/** What is in the row of an example. */
export function exampleTemplate(shown: ShownExample): TemplateResult {
  const { store, example, isActive, isEditing, colourOf } = shown
  const { table, other } = store
  const words = table.wordsOf(example)
  const probabilities = table.probabilitiesOf(example)
  const matches = matchSpans(wordSpans(store.goldOf(example)), wordSpans(table.predictedOf(example)))
  const partner = store.changes?.partner[example] ?? -1
  const others = partner < 0 ? [] : wordSpans(other.predictedOf(partner))
  const parts = sentenceParts(words.length, matches, others)
  const refusal = store.refusals.get(example)
  return html`<div class="head">
      ${factsTemplate(shown)}
      ${
        isActive
          ? actionsTemplate(
              shown,
              matches.some(({ kind }) => kind !== 'right'),
            )
          : nothing
      }
    </div>
    ${sentenceTemplate({ words, parts, probabilities, colourOf })}
    <p class="unseen">
      ${[words.join(' '), ...matches.map((match) => spokenMatch(match, words, confidenceOf(match, probabilities)))].join('. ')}
    </p>
    ${refusal === undefined ? nothing : html`<p class="refusal" role="alert">${glyph('error')}${refusal}</p>`}
    ${
      isEditing
        ? html`<label-editor
            .store=${store}
            .example=${example}
            .words=${store.words.get(example) ?? null}
            .gold=${store.goldOf(example)}
          ></label-editor>`
        : nothing
    }`
}

function factsTemplate({ store, example }: ShownExample): TemplateResult {
  const { table } = store
  const loss = table.loss.at(example)
  const surest = table.matches.surest.at(example)
  const change = changeKinds[(store.changes?.kind[example] ?? 0) - 1]
  return html`<button
      class="link place"
      tabindex="-1"
      title=${t('Open the data file at this line')}
      @click=${(event: Event) => send(event, new IntentEvent({ type: 'open', example }))}
    >
      ${table.files[table.file.at(example)]}:${table.line.at(example)}
    </button>
    ${Number.isNaN(loss) ? nothing : html`<span>${t('loss {0}', loss.toFixed(3))}</span>`}
    ${Number.isNaN(surest) ? nothing : html`<span>${t('{0} sure', sureText(surest))}</span>`}
    ${change === undefined ? nothing : badge(changeLook(change).icon, changeLook(change).name, `change ${change}`)}
    ${store.mistakes.has(example) ? badge('bookmark', t('Labelling mistake'), 'mistake') : nothing}
    ${store.corrections.has(example) ? badge('edit', t('Corrected in the data file'), 'corrected') : nothing}`
}

function badge(icon: GlyphName, text: string, look: string): TemplateResult {
  return html`<span class="badge ${look}">${glyph(icon)}${text}</span>`
}

function actionsTemplate({ store, example, isEditing }: ShownExample, isWrong: boolean): TemplateResult {
  const isMistake = store.mistakes.has(example)
  const accept = () => new IntentEvent({ type: 'correct', example, tags: store.acceptedOf(example) })
  return html`<span class="actions" role="group" aria-label=${t('Actions')}>
    ${
      isWrong
        ? action('check', t('Accept prediction'), t('Write the model’s labels to the data file (A)'), accept)
        : nothing
    }
    ${action('edit', t('Edit'), t('Look at each word and change its label (E)'), () => new ActiveEvent(example, !isEditing), isEditing)}
    ${action(
      'bookmark',
      t('Mistake'),
      t('Remember that the data is wrong here (M)'),
      () => new IntentEvent({ type: 'mistake', example, isMistake: !isMistake }),
      isMistake,
    )}
  </span>`
}

function action(
  icon: GlyphName,
  label: string,
  title: string,
  event: () => Event,
  isPressed?: boolean,
): TemplateResult {
  return html`<button
    title=${title}
    aria-pressed=${isPressed === undefined ? nothing : String(isPressed)}
    @click=${(click: Event) => send(click, event())}
  >
    ${glyph(icon)}${label}
  </button>`
}

function send(from: Event, event: Event): void {
  from.currentTarget?.dispatchEvent(event)
}
