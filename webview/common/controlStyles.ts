import { css } from 'lit'

/** Buttons, lists and fields, as VS Code's own look. */
export const controlStyles = css`
  button,
  select,
  input {
    color: inherit;
    font: inherit;
  }
  select,
  input:not([type='checkbox']) {
    height: 24px;
    padding: 0 4px;
    color: var(--vscode-input-foreground);
    background: var(--vscode-input-background);
    border: 1px solid var(--vscode-input-border, var(--vscode-contrastBorder, transparent));
    border-radius: 2px;
  }
  select {
    max-width: 16em;
    color: var(--vscode-dropdown-foreground);
    background: var(--vscode-dropdown-background);
    border-color: var(--vscode-dropdown-border, var(--vscode-contrastBorder, transparent));
  }
  input::placeholder {
    color: var(--vscode-input-placeholderForeground);
  }
  input:focus,
  select:focus {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  input[type='checkbox'] {
    margin: 0;
    accent-color: var(--vscode-focusBorder);
  }
  button:not(.link) {
    display: inline-flex;
    gap: 4px;
    align-items: center;
    padding: 2px 8px;
    color: var(--vscode-button-secondaryForeground, var(--vscode-foreground));
    background: var(--vscode-button-secondaryBackground, transparent);
    border: 1px solid var(--vscode-button-border, var(--vscode-contrastBorder, transparent));
    border-radius: 4px;
    cursor: pointer;
  }
  button:not(.link):hover {
    background: var(--vscode-button-secondaryHoverBackground, transparent);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
  }
  button.main {
    color: var(--vscode-button-foreground);
    background: var(--vscode-button-background);
  }
  button.main:hover {
    background: var(--vscode-button-hoverBackground);
  }
  button[disabled] {
    opacity: 0.5;
    cursor: default;
  }
  vscode-icon {
    color: inherit;
  }
`
