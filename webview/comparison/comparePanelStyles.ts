import { css } from 'lit'

/** Of `<compare-panel>`. */
export const comparePanelStyles = css`
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 16px;
    align-items: start;
    justify-content: space-between;
  }
  h1 {
    font-size: 1.4em;
    font-weight: 600;
    line-height: 1.25;
  }
`
