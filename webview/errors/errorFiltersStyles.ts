import { css } from 'lit'

/** Of `<error-filters>`. */
export const errorFiltersStyles = css`
  :host {
    display: grid;
    gap: 6px;
    padding-bottom: 8px;
    border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
  }
  .line,
  label,
  .range,
  .chips {
    display: flex;
    gap: 6px;
    align-items: center;
  }
  .line {
    flex-wrap: wrap;
    gap: 6px 14px;
  }
  .chips {
    flex-wrap: wrap;
  }
  .search {
    position: relative;
    display: inline-flex;
    flex: 1 1 18em;
    max-width: 32em;
  }
  .search vscode-icon {
    position: absolute;
    top: 5px;
    left: 6px;
    pointer-events: none;
  }
  .search input {
    width: 100%;
    padding-left: 26px;
  }
  input[type='number'] {
    width: 4.5em;
  }
  button.chip {
    border-radius: 12px;
  }
  button.chip[aria-pressed='true'] {
    color: var(--vscode-inputOption-activeForeground, var(--vscode-button-foreground));
    background: var(--vscode-inputOption-activeBackground, var(--vscode-button-background));
    border-color: var(--vscode-inputOption-activeBorder, var(--vscode-focusBorder));
  }
`
