import { css } from 'lit'

/** Of `<line-chart>`; the height of its plot is its owner's to say. */
export const lineChartStyles = css`
  figure {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  figcaption {
    display: grid;
    gap: 2px;
  }
  h2 {
    font-weight: 600;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 5px;
  }
  .value {
    min-width: 4em;
    color: var(--vscode-descriptionForeground);
  }
  .swatch {
    overflow: visible;
    stroke: currentColor;
    stroke-width: 2;
    fill: currentColor;
  }
  .blue {
    color: var(--vscode-charts-blue);
  }
  .orange {
    color: var(--vscode-charts-orange);
  }
  .green {
    color: var(--vscode-charts-green);
  }
  .purple {
    color: var(--vscode-charts-purple);
  }
  .red {
    color: var(--vscode-charts-red);
  }
  .yellow {
    color: var(--vscode-charts-yellow);
  }
  .plot {
    position: relative;
    flex: 1;
    min-height: var(--line-chart-height, 220px);
    overflow: hidden;
    cursor: crosshair;
  }
  .plot:focus-visible {
    outline-offset: -1px;
  }
  canvas {
    position: absolute;
    inset: 0;
  }
  .empty {
    position: absolute;
    inset: 0 14px 24px 58px;
    display: grid;
    place-items: center;
    text-align: center;
  }
  .crosshair {
    position: absolute;
    top: 10px;
    bottom: 24px;
    left: 0;
    width: 1px;
    background: var(--vscode-foreground);
    opacity: 0.6;
    pointer-events: none;
  }
  .tooltip {
    position: absolute;
    top: 14px;
    left: 0;
    display: grid;
    grid-template-columns: auto auto;
    gap: 1px 10px;
    padding: 4px 8px;
    color: var(--vscode-editorHoverWidget-foreground);
    background: var(--vscode-editorHoverWidget-background);
    border: 1px solid var(--vscode-editorHoverWidget-border);
    border-radius: 3px;
    white-space: nowrap;
    pointer-events: none;
  }
  .number {
    text-align: right;
  }
`
