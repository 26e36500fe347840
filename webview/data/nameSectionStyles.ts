import { css } from 'lit'

/** Of `<name-section>`. */
export const nameSectionStyles = css`
  .all > * {
    font-weight: 600;
  }
  .bar {
    display: inline-block;
    width: 140px;
    height: 0.8em;
    border: 1px solid var(--vscode-foreground);
    background: linear-gradient(
      to right,
      var(--vscode-charts-blue, #1a85ff) var(--seen),
      var(--vscode-charts-yellow, #bf8803) var(--seen) var(--other),
      transparent var(--other)
    );
  }
`
