import { css } from 'lit'

/** Of `<dashboard-charts>`: below each other, or two or three side by side as there is room for their legends. */
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
  @media (min-width: 640px) {
    .charts {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      row-gap: 4px;
    }
    line-chart {
      --line-chart-height: 180px;
      display: grid;
      grid-row: span 2;
      grid-template-rows: subgrid;
      margin-bottom: 12px;
    }
  }
  @media (min-width: 1080px) {
    .charts {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    line-chart {
      --line-chart-height: 210px;
    }
  }
  @media (min-width: 1400px) {
    line-chart {
      --line-chart-height: 260px;
    }
  }
`
