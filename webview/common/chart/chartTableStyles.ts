import { css } from 'lit'

/** Of `<chart-table>`: its head and its rows stay in sight, the table scrolls. */
export const chartTableStyles = css`
  dialog {
    max-width: min(90vw, 1100px);
    max-height: 86vh;
    padding: 0;
    color: var(--vscode-foreground);
    background: var(--vscode-editorWidget-background, var(--vscode-editor-background));
    border: 1px solid var(--vscode-editorWidget-border, var(--vscode-contrastBorder, currentColor));
    border-radius: 4px;
    overflow: hidden;
  }
  dialog[open] {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 40%);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 14px;
    padding: 10px 14px;
  }
  h2 {
    font-weight: 600;
  }
  button {
    margin-left: auto;
    padding: 3px 10px;
    color: var(--vscode-button-secondaryForeground);
    font: inherit;
    background: var(--vscode-button-secondaryBackground);
    border: 1px solid var(--vscode-button-border, transparent);
    border-radius: 3px;
    cursor: pointer;
  }
  .scroll {
    overflow: auto;
  }
  .scroll:focus-visible {
    outline-offset: -1px;
  }
  table {
    width: 100%;
    color: inherit;
    font: inherit;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 2px 14px;
    text-align: right;
    white-space: nowrap;
  }
  thead th {
    position: sticky;
    top: 0;
    font-weight: 600;
    background: var(--vscode-editorWidget-background, var(--vscode-editor-background));
  }
  tbody th {
    font-weight: 400;
    color: var(--vscode-descriptionForeground);
  }
  tbody tr:nth-child(even) {
    background: color-mix(in srgb, var(--vscode-foreground) 4%, transparent);
  }
`
