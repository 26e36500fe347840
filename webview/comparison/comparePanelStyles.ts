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
`
