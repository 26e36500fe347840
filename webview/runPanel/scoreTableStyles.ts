import { css } from 'lit'

/** Of `<score-table>`. */
export const scoreTableStyles = css`
  :host {
    overflow-x: auto;
  }
  table {
    width: 100%;
    max-width: 760px;
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
    padding: 3px 10px;
    text-align: right;
    font-weight: normal;
    white-space: nowrap;
  }
  th:first-child {
    min-width: 5em;
    padding-left: 0;
    text-align: left;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  td:last-child,
  thead th:last-child {
    padding-right: 0;
  }
  thead th {
    color: var(--vscode-descriptionForeground);
  }
  tr {
    border-bottom: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent));
  }
  tfoot tr:first-child {
    border-top: 1px solid var(--vscode-charts-lines);
  }
  tbody tr:hover {
    background: var(--vscode-list-hoverBackground);
  }
  tfoot tr:first-child > *,
  .f1 {
    font-weight: 600;
  }
  @media (max-width: 520px) {
    th,
    td {
      padding: 3px 4px;
    }
  }
  vscode-icon {
    margin-right: 3px;
    vertical-align: -1px;
  }
  .up vscode-icon {
    color: var(--vscode-charts-green);
  }
  .down vscode-icon {
    color: var(--vscode-charts-red);
  }
  .same {
    color: var(--vscode-descriptionForeground);
  }
`
