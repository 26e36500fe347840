import { css } from 'lit'

/** Of `<token-panel>`. */
export const tokenPanelStyles = css`
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
    padding: 10px 0 0;
  }
  /* As over VS Code's own views, and only for what takes a while. */
  .progress {
    position: fixed;
    z-index: 1;
    top: 0;
    right: 0;
    left: 0;
    height: 2px;
    overflow: hidden;
    opacity: 0;
    animation: appear 0s 0.4s forwards;
  }
  .progress[hidden] {
    display: none;
  }
  .progress::before {
    display: block;
    width: 25%;
    height: 100%;
    content: '';
    background: var(--vscode-progressBar-background);
    animation: pass 2s linear infinite;
  }
  @keyframes appear {
    to {
      opacity: 1;
    }
  }
  @keyframes pass {
    from {
      transform: translateX(-100%);
    }
    to {
      transform: translateX(400%);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .progress::before {
      width: 100%;
      animation: none;
    }
  }
  header {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .models,
  .model,
  .summary,
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: center;
  }
  .model {
    flex-wrap: nowrap;
    gap: 4px;
    min-width: 0;
  }
  .sign {
    flex: none;
    padding: 0 5px;
    font-weight: 600;
    border: 1px solid currentColor;
    border-radius: 2px;
  }
  .name {
    min-width: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
    text-align: start;
  }
  button.icon,
  button.plain {
    color: inherit;
    background: none;
    border-color: transparent;
  }
  button.icon {
    padding: 4px;
  }
  button.icon:hover,
  button.plain:hover {
    background: var(--vscode-toolbar-hoverBackground, transparent);
  }
  textarea {
    box-sizing: border-box;
    width: 100%;
    max-height: 22vh;
    padding: 6px 8px;
    color: var(--vscode-input-foreground);
    font: inherit;
    line-height: 1.5;
    background: var(--vscode-input-background);
    border: 1px solid var(--vscode-input-border, var(--vscode-contrastBorder, transparent));
    border-radius: 2px;
    resize: vertical;
    field-sizing: content;
  }
  textarea:focus {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  textarea::placeholder {
    color: var(--vscode-input-placeholderForeground);
  }
  .summary {
    min-height: 26px;
    font-weight: 600;
  }
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px 28px;
    align-items: start;
  }
  .text {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
  }
  /* In sight whichever word of a long text is looked at. */
  word-stages {
    position: sticky;
    bottom: 0;
    max-height: 52vh;
    padding: 10px 0 12px;
    overflow: auto;
    background: var(--vscode-editor-background);
    border-top: 1px solid var(--vscode-panel-border, color-mix(in srgb, var(--vscode-foreground) 20%, transparent));
  }
  .note {
    padding: 4px 8px;
    border-left: 3px solid var(--vscode-focusBorder);
  }
  .nothing,
  .failure {
    display: grid;
    gap: 10px;
    justify-items: start;
    padding: 10px 12px;
    border: 1px solid color-mix(in srgb, var(--vscode-foreground) 25%, transparent);
    border-radius: 4px;
  }
  .failure p {
    display: flex;
    gap: 8px;
    overflow-wrap: anywhere;
  }
  .failure .glyph {
    color: var(--vscode-errorForeground);
  }
  @media (min-width: 1000px) {
    /* One model beside the text; two need the whole width to stand beside each other. */
    .body.single {
      grid-template-columns: minmax(0, 1fr) minmax(360px, 45%);
    }
    .single word-stages {
      top: 8px;
      bottom: auto;
      max-height: calc(100vh - 16px);
      padding: 0 0 0 20px;
      border-top: none;
      border-left: 1px solid var(--vscode-panel-border, color-mix(in srgb, var(--vscode-foreground) 20%, transparent));
    }
  }
`
