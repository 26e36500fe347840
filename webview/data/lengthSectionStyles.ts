import { css } from 'lit'

/** Of `<length-section>`. */
export const lengthSectionStyles = css`
  .histograms {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
    gap: 12px 24px;
    margin-top: 8px;
  }
  figure {
    max-width: 520px;
  }
  strong {
    font-weight: 600;
  }
  svg {
    display: block;
    width: 100%;
    margin-top: 4px;
    overflow: visible;
  }
  .kept {
    fill: var(--vscode-charts-blue, #1a85ff);
  }
  .cut {
    fill: transparent;
    stroke: var(--vscode-charts-red, #e51400);
    stroke-width: 1.5px;
  }
  .axis {
    stroke: var(--vscode-charts-lines);
  }
  .limit {
    stroke: var(--vscode-foreground);
    stroke-dasharray: 4 3;
  }
  text {
    fill: var(--vscode-descriptionForeground);
    font-size: 11px;
  }
  .choice {
    display: inline-flex;
    gap: 8px;
    align-items: center;
    margin-top: 12px;
  }
  input {
    width: 7em;
    padding: 2px 6px;
    color: var(--vscode-input-foreground);
    font: inherit;
    background: var(--vscode-input-background);
    border: 1px solid var(--vscode-input-border, var(--vscode-widget-border, transparent));
    border-radius: 2px;
  }
  .config th {
    font-weight: 600;
  }
`
