import { css } from 'lit'

/** Of `<dashboard-charts>`: the charts are below each other, or side by side when there is room for three of them. */
export const dashboardChartsStyles = css`
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .charts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px 20px;
  }
  line-chart {
    --line-chart-height: 150px;
  }
  @media (min-width: 900px) {
    .charts {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      row-gap: 4px;
    }
    line-chart {
      --line-chart-height: 210px;
      display: grid;
      grid-row: span 2;
      grid-template-rows: subgrid;
      margin-bottom: 12px;
    }
  }
  @media (min-width: 1400px) {
    line-chart {
      --line-chart-height: 260px;
    }
  }
`
