import { css } from 'lit'

/** Of `<label-editor>`. */
export const labelEditorStyles = css`
  :host {
    display: grid;
    gap: 8px;
    margin-top: 4px;
    padding-top: 8px;
    border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
  }
  table {
    border-collapse: collapse;
    justify-self: start;
  }
  th {
    font-weight: normal;
    text-align: left;
  }
  thead th {
    color: var(--vscode-descriptionForeground);
    font-size: 0.9em;
  }
  tbody th {
    font-weight: 600;
  }
  th,
  td {
    padding: 1px 14px 1px 0;
    white-space: nowrap;
  }
  .wrong td:nth-child(3) {
    text-decoration: underline wavy var(--vscode-errorForeground);
    text-underline-offset: 3px;
  }
  .changed {
    color: var(--vscode-gitDecoration-modifiedResourceForeground, inherit);
  }
  .buttons {
    display: flex;
    gap: 6px;
  }
  @media (max-width: 600px) {
    td:nth-child(4),
    th:nth-child(4) {
      display: none;
    }
  }
`
