import { css } from 'lit'

/** Of `<run-panel>`. */
export const runPanelStyles = css`
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    max-width: 1800px;
    margin: 0 auto;
    padding: 12px 0 24px;
  }
  h1 {
    font-size: 1.4em;
    font-weight: 600;
    line-height: 1.25;
  }
  /* What is there in a moment does not flicker. */
  .waiting {
    animation: appear 0s 300ms both;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  .tables {
    display: flex;
    flex-wrap: wrap;
    gap: 14px 40px;
  }
  .banner {
    display: flex;
    gap: 8px;
    padding: 8px 10px;
    overflow-wrap: anywhere;
    color: var(--vscode-inputValidation-warningForeground, var(--vscode-foreground));
    background: var(--vscode-inputValidation-warningBackground);
    border: 1px solid var(--vscode-inputValidation-warningBorder);
    border-radius: 4px;
  }
  .banner > span {
    min-width: 0;
  }
  .banner vscode-icon {
    color: var(--vscode-list-warningForeground, var(--vscode-charts-yellow));
  }
`
