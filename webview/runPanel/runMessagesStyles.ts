import { css } from 'lit'

/** Of `<run-messages>`. */
export const runMessagesStyles = css`
  :host {
    display: grid;
    gap: 8px;
  }
  .failure {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 10px;
    padding: 8px 10px;
    color: var(--vscode-inputValidation-errorForeground, var(--vscode-foreground));
    background: var(--vscode-inputValidation-errorBackground);
    border: 1px solid var(--vscode-inputValidation-errorBorder);
  }
  .failure div {
    flex: 1 1 240px;
    overflow-wrap: anywhere;
  }
  .failure .quiet {
    color: inherit;
  }
  .failure vscode-button {
    align-self: start;
  }
  .message {
    font-weight: 600;
  }
  summary {
    cursor: pointer;
  }
  summary vscode-icon {
    vertical-align: text-bottom;
    color: var(--vscode-list-warningForeground, var(--vscode-charts-yellow));
  }
  li {
    padding: 2px 0 2px 18px;
    overflow-wrap: anywhere;
  }
`
