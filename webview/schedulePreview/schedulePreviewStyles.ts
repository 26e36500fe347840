import { css } from 'lit'

/** Of `<schedule-preview>`. */
export const schedulePreviewStyles = css`
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    max-width: 1200px;
    margin: 0 auto;
    padding: 12px 0 24px;
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
    color: var(--vscode-foreground);
    background: color-mix(in srgb, var(--vscode-foreground) 6%, transparent);
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 4px;
  }
  line-chart {
    --line-chart-height: min(420px, 55vh);
  }
`
