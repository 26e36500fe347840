import { css } from 'lit'

/** What every component of ours starts from: VS Code's font and colours, its focus ring, aligned figures. */
export const baseStyles = css`
  :host {
    display: block;
    color: var(--vscode-foreground);
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size, 13px);
    font-weight: var(--vscode-font-weight);
    line-height: 1.4;
  }
  /* Boxes and sliders are the browser's: they are to be dark where the theme is. */
  :host-context(.vscode-dark),
  :host-context(.vscode-high-contrast:not(.vscode-high-contrast-light)) {
    color-scheme: dark;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
    font-size: inherit;
    font-weight: inherit;
  }
  ul,
  ol {
    list-style: none;
  }
  :focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 2px;
  }
  .link {
    padding: 0;
    color: var(--vscode-textLink-foreground);
    font: inherit;
    text-decoration: underline;
    background: none;
    border: none;
    cursor: pointer;
  }
  .link:hover {
    color: var(--vscode-textLink-activeForeground);
  }
  .quiet {
    color: var(--vscode-descriptionForeground);
  }
  .figures {
    font-variant-numeric: tabular-nums;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`
