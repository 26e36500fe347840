import { css } from 'lit'

/** Of `<run-header>`. */
export const runHeaderStyles = css`
  header {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 10px 16px;
  }
  @media (max-width: 860px) {
    header {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  h1 {
    font-size: 1.4em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .identity {
    overflow-wrap: anywhere;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    align-items: start;
  }
  .progress,
  .reason,
  dl {
    grid-column: 1 / -1;
  }
  .progress {
    display: grid;
    gap: 5px;
  }
  .state {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    align-items: center;
    font-weight: 600;
  }
  .stage,
  .share {
    font-weight: normal;
  }
  .share {
    margin-left: auto;
  }
  .good vscode-icon {
    color: var(--vscode-testing-iconPassed, var(--vscode-charts-green));
  }
  .warning vscode-icon {
    color: var(--vscode-list-warningForeground, var(--vscode-charts-yellow));
  }
  .error vscode-icon {
    color: var(--vscode-list-errorForeground, var(--vscode-charts-red));
  }
  .live vscode-icon {
    color: var(--vscode-charts-blue);
  }
  vscode-progress-bar {
    height: 4px;
    background: color-mix(in srgb, var(--vscode-progressBar-background) 25%, transparent);
  }
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 32px;
  }
  dt {
    font-size: 0.9em;
  }
  .value {
    font-size: 1.25em;
  }
`
