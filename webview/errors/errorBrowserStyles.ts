import { css } from 'lit'

/** Of `<error-browser>`: the list scrolls, the rest stays. */
export const errorBrowserStyles = css`
  main {
    display: flex;
    flex-direction: column;
    gap: 8px;
    height: 100vh;
    padding: 10px 0 0;
  }
  header,
  label,
  .note,
  .legend,
  .keys {
    display: flex;
    gap: 6px;
    align-items: center;
  }
  header {
    flex-wrap: wrap;
    gap: 4px 14px;
  }
  h1 {
    font-size: 1.3em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .first {
    margin-left: auto;
  }
  .note {
    color: var(--vscode-list-warningForeground, var(--vscode-foreground));
  }
  .body {
    display: flex;
    flex: 1;
    gap: 20px;
    min-height: 0;
  }
  section {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  example-list {
    flex: 1;
    min-height: 0;
  }
  .matrix {
    flex: 0 1 auto;
    max-width: 42%;
    overflow: auto;
  }
  summary {
    padding: 2px 0 6px;
    font-weight: 600;
    cursor: pointer;
  }
  .legend {
    flex-wrap: wrap;
    padding: 2px 0 6px;
    font-size: 0.9em;
  }
  .swatch {
    width: 22px;
    height: 10px;
    border: 1px solid currentColor;
    border-radius: 2px;
  }
  .swatch:not(:first-child) {
    margin-left: 8px;
  }
  .swatch.data {
    background: color-mix(in srgb, currentColor 45%, transparent);
  }
  .swatch.other {
    border-style: dotted;
  }
  .keys {
    gap: 4px;
    margin-left: auto;
  }
  kbd {
    padding: 0 4px;
    color: var(--vscode-keybindingLabel-foreground, inherit);
    font: inherit;
    background: var(--vscode-keybindingLabel-background, transparent);
    border: 1px solid var(--vscode-keybindingLabel-border, var(--vscode-contrastBorder, transparent));
    border-radius: 3px;
  }
  kbd:not(:first-child) {
    margin-left: 6px;
  }
  .nothing {
    display: grid;
    gap: 12px;
    justify-items: start;
    max-width: 60em;
    padding: 24px 0;
  }
  @media (max-width: 1000px) {
    .keys {
      display: none;
    }
    .body {
      flex-direction: column;
      gap: 6px;
    }
    .matrix {
      flex: none;
      order: -1;
      max-width: none;
      max-height: 40vh;
    }
  }
`
