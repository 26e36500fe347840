import { css } from 'lit'

/** Of the sections of data statistics: headings and tables. */
export const dataTableStyles = css`
  h2 {
    margin-bottom: 4px;
    font-size: 1.1em;
    font-weight: 600;
  }
  h3 {
    margin: 10px 0 2px;
    font-size: inherit;
    font-weight: 600;
  }
  .scrolled {
    overflow-x: auto;
  }
  table {
    margin-top: 6px;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 3px 12px;
    text-align: right;
    font-weight: normal;
    vertical-align: top;
    white-space: nowrap;
  }
  th:first-child {
    padding-left: 0;
    text-align: left;
  }
  .text {
    text-align: left;
    white-space: normal;
  }
  .sentence {
    min-width: 16em;
    max-width: 48em;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  thead th {
    color: var(--vscode-descriptionForeground);
  }
  tr {
    border-bottom: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent));
  }
  tbody tr:hover {
    background: var(--vscode-list-hoverBackground);
  }
  tfoot tr:first-child {
    border-top: 1px solid var(--vscode-charts-lines);
  }
  .badge {
    padding: 0 5px;
    color: var(--vscode-badge-foreground);
    background: var(--vscode-badge-background);
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 8px;
    white-space: nowrap;
  }
  .facts li::before {
    content: '• ';
  }
  summary {
    margin-top: 6px;
    cursor: pointer;
  }
  .missing {
    font-weight: 600;
  }
`
