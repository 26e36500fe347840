import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type {
  FailureMessage,
  ModelPlace,
  TextSource,
  TokenHelp,
  TokenPanelIntent,
} from '../../src/shared/protocol/tokenPanel'
import { mostCharacters } from '../../src/shared/protocol/tokenPanel'
import { count } from '../../src/shared/text/numbers'
import { glyph } from '../common/glyph'
import type { ShownModel } from './model/TokenStore'
import { helpText, signs } from './texts'

type Send = (intent: TokenPanelIntent) => void

/** The models, from the left, each to be exchanged; and a second one to be put beside the first. */
export function modelsTemplate(models: readonly ShownModel[], names: readonly string[], send: Send): TemplateResult {
  const areTwo = models.length > 1
  return html`<div class="models" role="group" aria-label=${t('Models')}>
    ${models.map((model, index) => {
      const place: ModelPlace = index === 0 ? 0 : 1
      return html`${
        place === 1
          ? iconButton('arrow-swap', t('Let the models change places'), () =>
              send({ type: 'model', change: 'swap', place }),
            )
          : nothing
      }${modelTemplate(model, names[index] ?? '', place, areTwo, send)}`
    })}
    ${
      models.length === 1
        ? html`<button class="plain" @click=${() => send({ type: 'model', change: 'choose', place: 1 })}>
            ${glyph('add')}${t('Compare with another model')}
          </button>`
        : nothing
    }
  </div>`
}

function modelTemplate(
  { model, loaded }: ShownModel,
  name: string,
  place: ModelPlace,
  areTwo: boolean,
  send: Send,
): TemplateResult {
  return html`<span class="model">
    ${areTwo ? html`<span class="sign">${signs[place]}</span>` : nothing}
    <button
      class="name"
      title=${`${model.folder}\n${t('Choose another model')}`}
      aria-label=${t('{0}, choose another model', name)}
      @click=${() => send({ type: 'model', change: 'choose', place })}
    >
      ${name}${glyph('chevron-down')}
    </button>
    <span class="quiet">${loaded === null ? nothing : loaded.precision}</span>
    ${
      areTwo
        ? iconButton('close', t('Take {0} away', name), () => send({ type: 'model', change: 'remove', place }))
        : nothing
    }
  </span>`
}

function iconButton(icon: 'arrow-swap' | 'close', label: string, click: () => void): TemplateResult {
  return html`<button class="icon" title=${label} aria-label=${label} @click=${click}>${glyph(icon)}</button>`
}

/** Where the text is from, and what of it is not here. */
export function sourceTemplate(source: TextSource | null, isCut: boolean, send: Send): TemplateResult | typeof nothing {
  if (source === null) return nothing
  const show = () => send({ type: 'help', action: 'show-source', place: 0 })
  return html`<p class="source quiet">
    ${t('Selected in {0}, and follows its edits.', source.name)}
    <button class="link" @click=${show}>${helpText('show-source')}</button>
    ${isCut ? html`<span class="note">${t('Only its first {0} characters are taken.', count(mostCharacters))}</span>` : nothing}
  </p>`
}

/** There is no model that could be asked. */
export function noModelTemplate(send: Send): TemplateResult {
  return html`<div class="nothing" role="status">
    <p>${t('There is no model yet: a run has one once it has finished. Or choose a model folder.')}</p>
    ${helpButtons(['start', 'choose-model', 'try-again'], 0, send)}
  </div>`
}

export function failureTemplate({ message, actions, place }: FailureMessage, name: string, send: Send): TemplateResult {
  return html`<div class="failure" role="alert">
    <p>
      ${glyph('error')}<span><b>${name}</b>: ${message}</span>
    </p>
    ${helpButtons(actions, place, send)}
  </div>`
}

function helpButtons(actions: readonly TokenHelp[], place: ModelPlace, send: Send): TemplateResult {
  return html`<div class="buttons">
    ${actions.map(
      (action, index) =>
        html`<button class=${index === 0 ? 'main' : ''} @click=${() => send({ type: 'help', action, place })}>
          ${helpText(action)}
        </button>`,
    )}
  </div>`
}

/** How the model reads what is longer than it takes at once; nothing where no sentence is. */
export function windowsTemplate(models: readonly ShownModel[], windows: number): TemplateResult | typeof nothing {
  const length = models[0]?.loaded?.maxLength
  if (windows < 2 || length === undefined) return nothing
  return html`<p class="note">
    ${t(
      'A sentence here is longer than the {0} sub-tokens that the model reads at once, special tokens included. It is read in {1} windows that overlap; each word is decided in the one where more stands around it.',
      ...[count(length), count(windows)],
    )}
  </p>`
}
