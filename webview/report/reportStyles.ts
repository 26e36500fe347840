/** Of the page: dark on white as a paper, so that it prints, and its drawings fit in. */
export const reportStyles = `
:root { color-scheme: light; }
body { margin: 0; color: #1f1f1f; background: #fff; font: 14px/1.5 system-ui, sans-serif; }
main { max-width: 1280px; margin: 0 auto; padding: 32px 24px; }
h1, h2, h3 { margin: 0; line-height: 1.25; overflow-wrap: anywhere; }
h1 { font-size: 24px; }
h2 { font-size: 18px; }
h3 { font-size: 15px; }
p { margin: 4px 0; }
section, article { margin-top: 28px; }
article { padding-top: 24px; border-top: 1px solid #d0d0d0; }
.quiet { color: #5f5f5f; }
.error { color: #a1260d; }
ul { margin: 4px 0; padding-left: 20px; }
dl { display: flex; flex-wrap: wrap; gap: 10px 28px; margin: 12px 0 0; }
dt { color: #5f5f5f; font-size: 12px; }
dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 560px), 1fr)); gap: 16px; }
figure { margin: 0; border: 1px solid #e3e3e3; border-radius: 4px; overflow: hidden; break-inside: avoid; }
figure svg { display: block; width: 100%; height: auto; }
.table { overflow-x: auto; }
table { margin-top: 8px; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { padding-bottom: 6px; text-align: left; white-space: nowrap; }
caption h2, caption h3 { display: inline; margin-right: 8px; }
th, td { padding: 4px 12px; border-bottom: 1px solid #e3e3e3; text-align: right; white-space: nowrap; }
th:first-child { padding-left: 0; text-align: left; }
tbody th { font-weight: normal; }
thead th { color: #5f5f5f; font-size: 12px; font-weight: normal; }
tbody td { max-width: 44ch; white-space: normal; overflow-wrap: anywhere; }
.texts td { text-align: left; white-space: pre-wrap; overflow-wrap: anywhere; }
.texts thead th { text-align: left; }
pre { margin: 8px 0 0; padding: 12px 16px; background: #f6f6f6; border-radius: 4px; white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.5 ui-monospace, monospace; }
summary { cursor: pointer; }
summary h2, summary h3 { display: inline; margin-right: 8px; }
footer { margin-top: 32px; color: #5f5f5f; font-size: 12px; }
@media print { main { padding: 0; max-width: none; } section { break-inside: avoid; } }
`
