import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html } from 'lit'
import type { SplitFigures } from '../../src/shared/protocol/dataStatistics'
import { count, percent } from '../../src/shared/text/numbers'

/** Sentences, words and entities by label, a column for each split; of labels their share of the split's entities too. */
export function splitTable(splits: readonly SplitFigures[]): TemplateResult {
  const labels = [...new Set(splits.flatMap(({ entities }) => Object.keys(entities)))].sort()
  const row = (name: string, cells: readonly (TemplateResult | string)[]) =>
    html`<tr>
      <th scope="row">${name}</th>
      ${cells.map((cell) => html`<td>${cell}</td>`)}
    </tr>`
  return html`<section>
    <h2>${t('Sentences and entities')}</h2>
    <div class="scrolled" tabindex="0" role="region" aria-label=${t('Sentences and entities')}>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">${t('Label')}</th>
            ${splits.map(({ split }) => html`<th scope="col">${split}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${labels.map((label) =>
            row(
              label,
              splits.map((each) => shareCell(each, label)),
            ),
          )}
        </tbody>
        <tfoot>
          ${row(
            t('All entities'),
            splits.map((each) => count(entitiesOf(each))),
          )}
          ${row(
            t('Sentences'),
            splits.map(({ sentences }) => count(sentences)),
          )}
          ${row(
            t('Words'),
            splits.map(({ words }) => count(words)),
          )}
        </tfoot>
      </table>
    </div>
  </section>`
}

/** A label that a split lacks is no small matter: it is neither learnt nor measured. */
function shareCell(split: SplitFigures, label: string): TemplateResult {
  const number = split.entities[label] ?? 0
  if (number === 0) return html`<span class="missing">${t('none')}</span>`
  const share = percent(number / entitiesOf(split), 0)
  return html`${count(number)} <span class="quiet">${share} %</span>`
}

function entitiesOf({ entities }: SplitFigures): number {
  return Object.values(entities).reduce((sum, number) => sum + number, 0)
}
