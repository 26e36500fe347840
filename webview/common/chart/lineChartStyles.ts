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
  /* Title and buttons in the first line, and there the legend too if it is of one line alone. */
  figcaption {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 2px 14px;
    align-content: start;
    align-items: baseline;
  }
  figcaption > * {
    grid-column: 1 / -1;
  }
  h2 {
    grid-area: 1 / 1;
  }
  h2:has(+ .several) {
    grid-column: 1 / 3;
  }
  .legend:not(.several) {
    grid-area: 1 / 2;
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
    flex-wrap: wrap;
    align-items: center;
    gap: 0 5px;
  }
  .value {
    white-space: nowrap;
    color: var(--vscode-descriptionForeground);
  }
  .swatch {
    overflow: visible;
    stroke: currentColor;
    stroke-width: 2;
    fill: currentColor;
  }
  .planned {
    stroke-width: 1.2;
  }
  button {
    padding: 0;
    color: inherit;
    font: inherit;
    background: none;
    border: 0;
    border-radius: 3px;
    cursor: pointer;
  }
  .toggle {
    display: flex;
    align-items: center;
    gap: 5px;
  }
  .toggle[aria-pressed='false'] {
    text-decoration: line-through;
    opacity: 0.7;
  }
  .toggle[aria-pressed='false'] .swatch {
    opacity: 0.3;
  }
  .tools {
    display: flex;
    align-self: start;
    margin-top: -2px;
    grid-area: 1 / 3;
    gap: 2px;
  }
  .tools vscode-icon {
    color: var(--vscode-descriptionForeground);
  }
  .tools vscode-icon:hover,
  .tools vscode-icon:focus-within {
    color: var(--vscode-foreground);
  }
  .plot {
    position: relative;
    height: var(--line-chart-height, 220px);
    cursor: crosshair;
    /* Fingers scroll the page, also from here. */
    touch-action: pan-x pan-y;
    user-select: none;
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
  .selection {
    position: absolute;
    top: 10px;
    bottom: 24px;
    background: color-mix(in srgb, var(--vscode-focusBorder) 20%, transparent);
    border: solid var(--vscode-focusBorder);
    border-width: 0 1px;
    pointer-events: none;
  }
  /* Of many series it is higher than the plot. */
  .tooltip {
    position: absolute;
    z-index: 1;
    top: 14px;
    left: 0;
    padding: 4px 8px;
    color: var(--vscode-editorHoverWidget-foreground);
    background: var(--vscode-editorHoverWidget-background);
    border: 1px solid var(--vscode-editorHoverWidget-border);
    border-radius: 3px;
    white-space: nowrap;
    pointer-events: none;
  }
  .crosshair[hidden],
  .tooltip[hidden] {
    display: none;
  }
  .rows.two {
    display: grid;
    grid-template-rows: repeat(10, auto);
    grid-auto-flow: column;
    gap: 0 16px;
    font-size: 0.92em;
  }
  .rows li {
    display: flex;
    align-items: center;
    gap: 6px;
    line-height: 1.35;
  }
  .rows .name {
    flex: 1;
    max-width: 24ch;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .rows .swatch {
    flex: none;
  }
  .nearest .name,
  .nearest .number {
    font-weight: 700;
  }
  .number {
    text-align: right;
  }
`
