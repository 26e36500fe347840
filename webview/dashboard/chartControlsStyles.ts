import { css } from 'lit'

/** Of `<chart-controls>`. */
export const chartControlsStyles = css`
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 18px;
    align-items: center;
    min-height: 26px;
  }
  label {
    display: flex;
    gap: 6px;
    align-items: center;
    white-space: nowrap;
  }
  select {
    padding: 2px 4px;
    color: var(--vscode-dropdown-foreground);
    font: inherit;
    background: var(--vscode-dropdown-background);
    border: 1px solid var(--vscode-dropdown-border, var(--vscode-contrastBorder, transparent));
    border-radius: 2px;
  }
  input {
    margin: 0;
    accent-color: var(--vscode-focusBorder);
  }
  input[type='range'] {
    width: 110px;
  }
  .menu {
    position: relative;
  }
  summary {
    display: flex;
    gap: 2px;
    align-items: center;
    cursor: pointer;
    list-style: none;
  }
  fieldset {
    position: absolute;
    z-index: 2;
    display: grid;
    gap: 4px;
    max-height: 340px;
    margin: 4px 0 0;
    padding: 8px 12px;
    overflow-y: auto;
    background: var(--vscode-menu-background, var(--vscode-editorWidget-background));
    border: 1px solid var(--vscode-menu-border, var(--vscode-widget-border, var(--vscode-contrastBorder, transparent)));
    border-radius: 4px;
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
  }
`
