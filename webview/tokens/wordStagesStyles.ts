import { css } from 'lit'

/** Of `<word-stages>`. */
export const wordStagesStyles = css`
  section,
  .model {
    grid-template-columns: minmax(0, 1fr);
  }
  section {
    display: grid;
    gap: 10px;
  }
  h2 {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 10px;
    align-items: baseline;
  }
  h2 .text {
    font-size: 1.2em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  h3 {
    display: flex;
    gap: 6px;
    align-items: baseline;
    margin: 0;
    font-size: inherit;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .badge {
    padding: 0 7px;
    font-weight: 600;
    border: 1px solid currentColor;
    border-radius: 9px;
  }
  .sign {
    flex: none;
    padding: 0 5px;
    border: 1px solid currentColor;
    border-radius: 2px;
  }
  .models {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
    gap: 18px 24px;
  }
  .model {
    display: grid;
    gap: 8px;
    align-content: start;
    min-width: 0;
  }
  .tokens {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 6px;
  }
  .token {
    display: inline-flex;
    gap: 5px;
    align-items: center;
    max-width: 100%;
    padding: 1px 7px 1px 5px;
    border: 1px dotted color-mix(in srgb, var(--vscode-foreground) 50%, transparent);
    border-radius: 3px;
    cursor: pointer;
  }
  .token.deciding {
    border-style: solid;
    border-color: var(--vscode-foreground);
  }
  .token:has(:checked) {
    background: var(--vscode-list-inactiveSelectionBackground);
  }
  .token:has(:checked) .quiet {
    color: inherit;
  }
  .token:has(:focus-visible) {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 2px;
  }
  input {
    flex: none;
    margin: 0;
    accent-color: var(--vscode-focusBorder);
  }
  code {
    min-width: 0;
    color: inherit;
    font-family: var(--vscode-editor-font-family, monospace);
    overflow-wrap: anywhere;
    background: none;
  }
  .decides {
    display: inline-flex;
    gap: 3px;
    align-items: center;
    font-size: 0.9em;
    white-space: nowrap;
  }
  table {
    width: 100%;
    max-width: 640px;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th {
    font-weight: inherit;
    text-align: start;
    white-space: nowrap;
  }
  thead th {
    padding: 0 8px 4px 0;
    color: var(--vscode-descriptionForeground);
    font-size: 0.92em;
    border-bottom: 1px solid color-mix(in srgb, var(--vscode-foreground) 25%, transparent);
  }
  .stage {
    display: inline-block;
    min-width: 1.5em;
    margin-inline-end: 5px;
    line-height: 1.4;
    text-align: center;
    border: 1px solid currentColor;
    border-radius: 50%;
  }
  tbody > tr > * {
    padding: 2px 8px 2px 0;
    border-bottom: 1px solid color-mix(in srgb, var(--vscode-foreground) 8%, transparent);
  }
  td:nth-child(2) {
    width: 34%;
  }
  td:nth-child(3) {
    width: 42%;
  }
  td:nth-child(2),
  td:nth-child(3) {
    white-space: nowrap;
  }
  .logit,
  .share {
    display: inline-block;
    width: calc(100% - 4.4em);
    min-width: 16px;
    height: 0.75em;
    margin-inline-end: 6px;
  }
  .logit {
    background:
      linear-gradient(
        to right,
        transparent calc(50% - 0.5px),
        var(--vscode-foreground) 0 calc(50% + 0.5px),
        transparent 0
      ),
      linear-gradient(
        to right,
        transparent var(--from),
        color-mix(in srgb, var(--hue) 60%, transparent) 0 var(--to),
        transparent 0
      );
  }
  .share {
    background: linear-gradient(to right, var(--hue) var(--share), transparent 0);
    border: 1px solid color-mix(in srgb, var(--hue) 60%, transparent);
  }
  .number {
    display: inline-block;
    width: 3.8em;
    text-align: end;
  }
  .best > * {
    font-weight: 600;
  }
  .best {
    background: color-mix(in srgb, var(--hue) 12%, transparent);
  }
  .formula {
    line-height: 1.7;
  }
  sup {
    line-height: 0;
  }
`
