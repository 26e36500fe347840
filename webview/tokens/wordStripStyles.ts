import { css } from 'lit'

/** Of `<word-strip>`. */
export const wordStripStyles = css`
  .strip {
    display: grid;
    gap: 14px;
  }
  .sentence {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 4px;
    align-items: flex-start;
    /* A long text costs no more than what is in sight. */
    content-visibility: auto;
    contain-intrinsic-size: auto 120px;
  }
  .sentence + .sentence {
    padding-top: 12px;
    border-top: 1px solid color-mix(in srgb, var(--vscode-foreground) 10%, transparent);
  }
  .stale {
    opacity: 0.6;
  }
  .unread {
    color: var(--vscode-descriptionForeground);
    overflow-wrap: anywhere;
  }
  .part {
    display: inline-grid;
    gap: 2px;
    align-items: start;
    max-width: 100%;
  }
  .column {
    display: grid;
    grid-row: 1;
    min-width: 0;
  }
  .seen {
    display: grid;
    gap: 3px;
    justify-items: start;
    min-width: 0;
  }
  .word {
    position: relative;
    min-width: 0;
    padding: 3px 6px 4px;
    color: inherit;
    font: inherit;
    text-align: start;
    background: none;
    border: 1px solid transparent;
    border-radius: 4px;
    cursor: pointer;
  }
  /* What is said of it may lie over the lower part of the page. */
  .word {
    scroll-margin-bottom: 54vh;
  }
  .word:hover {
    background: var(--vscode-list-hoverBackground);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
  }
  .word[aria-pressed='true'] {
    color: var(--vscode-list-inactiveSelectionForeground, inherit);
    background: var(--vscode-list-inactiveSelectionBackground);
    border-color: var(--vscode-focusBorder);
  }
  .word:focus-visible {
    outline-offset: 1px;
  }
  .text {
    max-width: 100%;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .tokens {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: 0.82em;
  }
  .special {
    /* Beside the sub-tokens of the words. */
    padding: calc(1.4em + 7px) 2px 0;
    color: var(--vscode-descriptionForeground);
  }
  .token {
    display: grid;
    max-width: 100%;
    padding: 0 3px;
    line-height: 1.35;
    text-align: center;
    overflow-wrap: anywhere;
    border: 1px dotted color-mix(in srgb, currentColor 45%, transparent);
    border-radius: 2px;
  }
  .token.deciding {
    border-style: solid;
    border-color: currentColor;
  }
  .token.none {
    font-style: italic;
  }
  .token small {
    font-size: 0.85em;
  }
  .token small,
  .outside {
    color: var(--vscode-descriptionForeground);
  }
  .word[aria-pressed='true'] .token small,
  .word[aria-pressed='true'] .outside {
    color: inherit;
  }
  .decision {
    display: flex;
    gap: 4px;
    align-items: baseline;
    padding-bottom: 2px;
    font-size: 0.86em;
    white-space: nowrap;
    border-bottom: 3px solid;
    border-image: linear-gradient(to right, var(--hue) var(--share), transparent var(--share)) 1;
  }
  .label {
    font-weight: 600;
  }
  .outside .label {
    font-weight: inherit;
  }
  .otherwise .decision {
    color: inherit;
  }
  .mark {
    font-weight: 700;
  }
  .sign {
    flex: none;
    min-width: 1.25em;
    padding: 0 2px;
    font-size: 0.85em;
    line-height: 1.3;
    text-align: center;
    border: 1px solid currentColor;
    border-radius: 2px;
  }
  .entity {
    display: flex;
    gap: 5px;
    align-items: baseline;
    min-width: 0;
    padding: 0 6px;
    overflow: hidden;
    font-size: 0.86em;
    white-space: nowrap;
    background: color-mix(in srgb, var(--hue) 18%, transparent);
    border: 1px solid var(--hue);
    border-radius: 3px;
  }
  .entity.otherwise {
    border-style: dashed;
    border-width: 2px;
  }
  .type {
    font-weight: 600;
  }
  .window {
    justify-self: start;
    padding: 0 4px;
    color: var(--vscode-descriptionForeground);
    font-size: 0.82em;
    border-left: 2px solid currentColor;
  }
`
