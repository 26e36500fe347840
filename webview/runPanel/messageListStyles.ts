import { css } from 'lit'

/** Of `<message-list>`. */
export const messageListStyles = css`
  summary {
    display: flex;
    gap: 4px;
    align-items: center;
    width: fit-content;
    padding-right: 4px;
    cursor: pointer;
    list-style: none;
  }
  summary:focus-visible {
    outline-offset: 0;
  }
  [open] .disclosure {
    transform: rotate(90deg);
  }
  .warning .kind {
    color: var(--vscode-list-warningForeground, var(--vscode-charts-yellow));
  }
  .note .kind {
    color: var(--vscode-charts-blue);
  }
  li {
    max-width: 100ch;
    padding: 4px 0 0 40px;
    overflow-wrap: anywhere;
  }
  .code {
    white-space: nowrap;
  }
`
