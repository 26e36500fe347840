import { css } from 'lit'

/** Of `<run-panel>`: one column when narrow, the charts side by side when there is room. */
export const runPanelStyles = css`
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    max-width: 1800px;
    margin: 0 auto;
    padding: 12px 0 24px;
  }
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr));
    gap: 16px 24px;
  }
  .banner {
    display: flex;
    gap: 8px;
    padding: 8px 10px;
    overflow-wrap: anywhere;
    color: var(--vscode-inputValidation-warningForeground, var(--vscode-foreground));
    background: var(--vscode-inputValidation-warningBackground);
    border: 1px solid var(--vscode-inputValidation-warningBorder);
  }
`
