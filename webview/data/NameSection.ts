import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { SeenName, SeenNames, SeenShare } from '../../src/shared/protocol/dataStatistics'
import { count, percent } from '../../src/shared/text/numbers'
import { baseStyles } from '../common/baseStyles'
import { dataTableStyles } from './dataTableStyles'
import { moreButton, shownAtFirst } from './moreButton'
import { nameSectionStyles } from './nameSectionStyles'

/** Which names of the held-out data the model has seen in training: those it may know by heart. */
@customElement('name-section')
export class NameSection extends LitElement {
  static override readonly styles = [baseStyles, dataTableStyles, nameSectionStyles]

  @property({ attribute: false }) accessor names: readonly SeenNames[] = []
  @state() private accessor shown = shownAtFirst

  override render(): TemplateResult {
    const heading = html`<h2>${t('Names seen in training')}</h2>`
    if (this.names.length === 0) {
      return html`${heading}
        <p class="quiet">${t('For this, a config with training data and with validation or test data is needed.')}</p>`
    }
    return html`${heading}
      <p class="quiet">
        ${t('An entity whose words are an entity of the same label in train can be known by heart; the others show what the model makes of new names.')}
      </p>
      ${this.names.map((names) => this.#split(names))}`
  }

  #split(names: SeenNames): TemplateResult {
    const more = () => (this.shown += 100)
    return html`<h3>${names.split}</h3>
      ${shareTable(names)}
      ${
        names.shown.length === 0
          ? nothing
          : html`<details>
              <summary>${t('{0} names that train has too', count(names.total))}</summary>
              ${nameTable(names, this.shown)} ${moreButton(this.shown, names.shown.length, names.total, more)}
            </details>`
      }`
  }
}

function shareTable({ split, shares }: SeenNames): TemplateResult {
  return html`<div class="scrolled" tabindex="0" role="region" aria-label=${t('Names of {0} seen in training', split)}>
    <table class="figures">
      <thead>
        <tr>
          <th scope="col">${t('Label')}</th>
          <th scope="col">${t('Entities')}</th>
          <th scope="col">${t('In train')}</th>
          <th scope="col">${t('In train with another label')}</th>
          <th scope="col">${t('New')}</th>
          <th scope="col" class="text">${t('Share')}</th>
        </tr>
      </thead>
      <tbody>
        ${shares.map(shareRow)}
      </tbody>
    </table>
  </div>`
}

function shareRow({ label, entities, seen, seenAsOther }: SeenShare): TemplateResult {
  const fresh = entities - seen - seenAsOther
  const part = (number: number) => (entities === 0 ? 0 : number / entities)
  const cell = (number: number) =>
    html`<td>${count(number)} <span class="quiet">${percent(part(number), 0)} %</span></td>`
  return html`<tr class=${label === null ? 'all' : ''}>
    <th scope="row">${label ?? t('all')}</th>
    <td>${count(entities)}</td>
    ${cell(seen)} ${cell(seenAsOther)} ${cell(fresh)}
    <td class="text">
      <span
        class="bar"
        aria-hidden="true"
        .style=${`--seen: ${part(seen) * 100}%; --other: ${part(seen + seenAsOther) * 100}%`}
      ></span>
    </td>
  </tr>`
}

function nameTable({ shown, split }: SeenNames, most: number): TemplateResult {
  return html`<table class="figures">
    <thead>
      <tr>
        <th scope="col">${t('Name')}</th>
        <th scope="col" class="text">${t('Label')}</th>
        <th scope="col">${t('In train')}</th>
        <th scope="col">${t('In {0}', split)}</th>
      </tr>
    </thead>
    <tbody>
      ${shown.slice(0, most).map(nameRow)}
    </tbody>
  </table>`
}

function nameRow({ text, label, inTrain, here }: SeenName): TemplateResult {
  return html`<tr>
    <th scope="row">${text}</th>
    <td class="text">${label}</td>
    <td>${count(inTrain)}</td>
    <td>${count(here)}</td>
  </tr>`
}

declare global {
  interface HTMLElementTagNameMap {
    'name-section': NameSection
  }
}
