import { css } from 'lit'

/** Of `<run-header>`. */
export const runHeaderStyles = css`
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 10px 16px;
    align-items: start;
  }
  .title {
    flex: 1 1 30em;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  h1 {
    font-size: 1.4em;
    font-weight: 600;
    line-height: 1.25;
  }
  .identity {
    display: flex;
    flex-wrap: wrap;
    column-gap: 0.3em;
  }
  .identity span:not(:last-child)::after {
    content: ' ·';
  }
  .actions,
  .opening {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  /* Where room is short, what opens something is an icon. */
  @media (max-width: 1099px) {
    .opening .label {
      display: none;
    }
    .opening vscode-button::part(base) {
      padding: 1px 4px 1px 7px;
    }
  }
  .progress,
  .reason,
  dl {
    flex: 1 1 100%;
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
    color: var(--vscode-charts-green);
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
  .still::part(indicator) {
    animation: none;
    transition: none;
  }
  .still[indeterminate]::part(indicator) {
    width: 100%;
    opacity: 0.4;
  }
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 28px;
  }
  @media (max-width: 600px) {
    dl {
      column-gap: 14px;
    }
  }
  dt {
    font-size: 0.9em;
  }
  .value {
    font-size: 1.25em;
  }
`
