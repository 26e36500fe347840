import '@vscode-elements/elements/dist/vscode-button/index.js'
import type { TemplateResult } from 'lit'
import { html } from 'lit'
import type { ActionButton } from './actions'
import { ActionEvent } from './ActionEvent'

/**
 * A button that says by an `ActionEvent` what its user wants. Its label may be hidden where room is short: it is its
 * name for a screen reader all the same.
 */
export function actionButton({ action, label, icon, description, isEnabled, isMain }: ActionButton): TemplateResult {
  return html`<vscode-button
    icon=${icon}
    title=${description}
    aria-label=${label}
    aria-disabled=${String(!isEnabled)}
    ?secondary=${!isMain}
    ?disabled=${!isEnabled}
    @click=${announce}
    @keydown=${keepPageStill}
    ><span class="label">${label}</span></vscode-button
  >`

  function announce(event: Event): void {
    if (isEnabled) event.currentTarget?.dispatchEvent(new ActionEvent(action))
  }
}

/** The space bar presses the button, and is not to scroll the page too. */
function keepPageStill(event: KeyboardEvent): void {
  if (event.key === ' ') event.preventDefault()
}
