import { css } from 'lit'

/** Of `<run-failure>`. */
export const runFailureStyles = css`
  section {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 10px;
    padding: 8px 10px;
    color: var(--vscode-inputValidation-errorForeground, var(--vscode-foreground));
    background: var(--vscode-inputValidation-errorBackground);
    border: 1px solid var(--vscode-inputValidation-errorBorder);
    border-radius: 4px;
  }
  section > vscode-icon {
    color: var(--vscode-list-errorForeground, var(--vscode-charts-red));
  }
  div {
    display: grid;
    flex: 1 1 220px;
    gap: 4px;
    justify-items: start;
    overflow-wrap: anywhere;
  }
  .message {
    font-weight: 600;
  }
  .code {
    font-weight: normal;
  }
  .log {
    display: block;
    padding: 0;
    color: inherit;
    font: inherit;
    text-align: left;
    background: none;
    border: none;
    cursor: pointer;
  }
  code {
    display: block;
    padding: 4px 8px;
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: 0.95em;
    white-space: pre-wrap;
    background: var(--vscode-textCodeBlock-background);
    border-left: 2px solid var(--vscode-inputValidation-errorBorder);
  }
  .log:hover code {
    text-decoration: underline;
  }
  .place {
    display: block;
    opacity: 0.8;
  }
  vscode-button {
    align-self: start;
  }
`
