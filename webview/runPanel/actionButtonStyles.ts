import { css } from 'lit'

/** Of the buttons that `actionButton` makes: where a theme names no colour, as those of high contrast do, none is used. */
export const actionButtonStyles = css`
  vscode-button[secondary]::part(base) {
    background: var(--vscode-button-secondaryBackground, transparent);
  }
  vscode-button[secondary]:hover::part(base) {
    background: var(--vscode-button-secondaryHoverBackground, transparent);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -3px;
  }
  vscode-button[secondary]:focus::part(base) {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 2px;
  }
`
