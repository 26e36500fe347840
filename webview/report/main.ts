/** What the command line draws reports with. Nothing here needs a browser. */
export { htmlReport } from './htmlReport'
export { markdownSummary } from './markdownSummary'
