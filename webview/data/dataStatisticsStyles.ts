import { css } from 'lit'
import { actionButtonStyles } from '../runPanel/actionButtonStyles'
import { dataTableStyles } from './dataTableStyles'

/** Of `<data-statistics>`. */
export const dataStatisticsStyles = [
  actionButtonStyles,
  dataTableStyles,
  css`
    main {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 20px;
      max-width: 1200px;
      margin: 0 auto;
      padding: 12px 0 24px;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
      justify-content: space-between;
    }
    h1 {
      font-size: 1.2em;
      font-weight: 600;
      overflow-wrap: anywhere;
    }
    dl {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 28px;
    }
    .value {
      font-weight: 600;
    }
    .note {
      padding: 8px 10px;
      background: color-mix(in srgb, var(--vscode-foreground) 6%, transparent);
      border: 1px solid var(--vscode-contrastBorder, transparent);
      border-radius: 4px;
    }
    .note.error {
      border-left: 3px solid var(--vscode-charts-red, #e51400);
    }
    .reading {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 12px;
      align-items: center;
    }
    progress {
      width: 200px;
      accent-color: var(--vscode-progressBar-background);
    }
    .problems li {
      display: flex;
      gap: 6px;
      padding: 2px 0;
    }
    vscode-icon {
      flex: none;
    }
    vscode-icon.error {
      color: var(--vscode-charts-red);
    }
    vscode-icon.warning {
      color: var(--vscode-charts-yellow);
    }
  `,
]
