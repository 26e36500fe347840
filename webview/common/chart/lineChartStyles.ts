import { css } from 'lit'

/** Of `<line-chart>`; the height of its plot, `--line-chart-height`, is its owner's to say. */
export const lineChartStyles = css`
  /* In a grid that shares its rows, the plots of charts side by side begin at the same height. */
  figure {
    display: grid;
    grid-row: 1 / -1;
    grid-template-rows: subgrid;
    gap: 4px;
  }
  figcaption {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    align-content: start;
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
  .green {
    color: var(--vscode-charts-green);
  }
  .purple {
    color: var(--vscode-charts-purple);
  }
  .yellow {
    color: var(--vscode-charts-yellow);
  }
  .plot {
    position: relative;
    height: var(--line-chart-height, 220px);
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
  .plot.empty {
    display: grid;
    place-items: center;
    padding: 12px;
    text-align: center;
    text-wrap: balance;
    background: color-mix(in srgb, var(--vscode-foreground) 4%, transparent);
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 4px;
    cursor: default;
  }
  .empty canvas {
    visibility: hidden;
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
