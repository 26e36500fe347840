import { css } from 'lit'

/** Of `<confusion-filter>`, beyond those of the matrix. */
export const confusionFilterStyles = css`
  table {
    /* Its caption breaks where it ends. */
    width: min-content;
  }
  caption {
    white-space: normal;
  }
  th {
    white-space: nowrap;
  }
  td {
    padding: 0;
  }
  td > span,
  td > button {
    display: block;
    width: 100%;
    padding: 3px 10px;
    color: inherit;
    font: inherit;
    text-align: right;
    background: none;
    border: none;
  }
  td > button {
    cursor: pointer;
  }
  td > button:hover {
    text-decoration: underline;
  }
  td > button[aria-pressed='true'] {
    font-weight: 600;
    outline: 2px solid var(--vscode-focusBorder);
    outline-offset: -2px;
  }
  thead th {
    max-width: 9em;
    overflow: hidden;
    text-overflow: ellipsis;
  }
`
