import { css } from 'lit'

/** Of `<run-table>`. */
export const runTableStyles = css`
  :host {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
  }
  caption {
    padding-bottom: 4px;
    text-align: left;
  }
  h2 {
    font-weight: 600;
  }
  th,
  td {
    max-width: 24em;
    padding: 3px 0 3px 16px;
    overflow: hidden;
    text-align: right;
    text-overflow: ellipsis;
    font-weight: normal;
    white-space: nowrap;
  }
  th:first-child {
    max-width: none;
    padding-left: 0;
    text-align: left;
  }
  tr {
    border-bottom: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent));
  }
  tbody tr:hover {
    background: var(--vscode-list-hoverBackground);
  }
  tbody th {
    display: flex;
    gap: 8px;
    align-items: center;
  }
  label {
    display: flex;
    gap: 6px;
    align-items: center;
  }
  input {
    margin: 0;
    accent-color: var(--vscode-focusBorder);
  }
  .swatch {
    stroke: currentcolor;
    stroke-width: 2;
  }
  .sort {
    padding: 0;
    color: var(--vscode-descriptionForeground);
    font: inherit;
    background: none;
    border: none;
    cursor: pointer;
  }
  .sort vscode-icon {
    margin-left: 3px;
    vertical-align: -1px;
  }
  .change {
    padding-left: 6px;
  }
  .same {
    color: var(--vscode-descriptionForeground);
  }
  /* The colours of charts are not dark enough for text in each light theme. */
  .better {
    color: color-mix(in srgb, var(--vscode-charts-green) 75%, var(--vscode-foreground));
    font-weight: 600;
  }
  .worse {
    color: color-mix(in srgb, var(--vscode-charts-red) 75%, var(--vscode-foreground));
  }
`
