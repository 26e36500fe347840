import { css } from 'lit'

/** Of `<confusion-table>`. */
export const confusionTableStyles = css`
  table {
    border-collapse: collapse;
  }
  caption {
    padding-bottom: 6px;
    text-align: left;
  }
  h2 {
    font-weight: 600;
  }
  th {
    font-weight: normal;
    text-align: left;
  }
  thead th {
    color: var(--vscode-descriptionForeground);
    font-size: 0.9em;
  }
  th,
  td {
    padding: 3px 10px;
  }
  thead th:not(:first-child),
  td {
    text-align: right;
  }
  td {
    border: 1px solid var(--vscode-editorWidget-border, transparent);
  }
  .right {
    font-weight: 600;
    background: color-mix(in srgb, var(--vscode-charts-green) calc(var(--share) * 0.35), transparent);
  }
  .wrong {
    background: color-mix(in srgb, var(--vscode-charts-red) calc(var(--share) * 0.45), transparent);
  }
`
