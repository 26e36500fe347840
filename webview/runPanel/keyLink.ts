import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import { ActionEvent } from './ActionEvent'

/** A link to the line of the config that a message is about; nothing where it is about none. */
export function keyLink(key: string | null): TemplateResult | typeof nothing {
  if (key === null) return nothing
  return html`<button class="link" title=${t('Open the config at {0}', key)} @click=${open}>
    ${t('Go to {0}', key)}
  </button>`

  function open(event: Event): void {
    event.currentTarget?.dispatchEvent(new ActionEvent('open-config', key))
  }
}
