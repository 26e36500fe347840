import { css } from 'lit'
import { controlStyles } from '../common/controlStyles'
import { glyphStyles } from '../common/glyph'

/** Of `<example-list>`: its rows, and the sentences in them. */
export const exampleListStyles = [
  controlStyles,
  glyphStyles,
  css`
    .scroll {
      height: 100%;
      overflow: hidden auto;
      overflow-anchor: none;
    }
    .space {
      position: relative;
      contain: layout;
    }
    .rows {
      position: absolute;
      inset: 0 0 auto;
      will-change: transform;
    }
    .row {
      padding: 6px 12px 8px;
      border-bottom: 1px solid color-mix(in srgb, var(--vscode-foreground) 10%, transparent);
      border-left: 3px solid transparent;
      contain: content;
    }
    .row:hover {
      background: color-mix(in srgb, var(--vscode-foreground) 3%, transparent);
    }
    .row.active {
      background: color-mix(in srgb, var(--vscode-foreground) 5%, transparent);
      border-left-color: var(--vscode-focusBorder);
    }
    .row:focus-visible {
      outline-offset: -1px;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: center;
      min-height: 26px;
      color: var(--vscode-descriptionForeground);
      font-size: 0.9em;
    }
    .active .head {
      color: var(--vscode-foreground);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      margin-left: auto;
    }
    .actions button[aria-pressed='true'] {
      border-color: var(--vscode-focusBorder);
    }
    .badge {
      display: inline-flex;
      gap: 3px;
      align-items: center;
      padding: 0 6px;
      color: var(--vscode-foreground);
      border: 1px solid color-mix(in srgb, var(--vscode-foreground) 35%, transparent);
      border-radius: 9px;
    }
    .sentence {
      line-height: 1.7;
    }
    .plain {
      white-space: pre-wrap;
    }
    .entities {
      display: inline-grid;
      gap: 2px 0.28em;
      max-width: 100%;
      margin: 0 1px 4px;
      vertical-align: top;
    }
    .word {
      grid-row: 1;
      font-weight: 600;
    }
    .bar {
      display: flex;
      gap: 4px;
      align-items: center;
      min-width: 0;
      padding: 0 5px;
      overflow: hidden;
      font-size: 0.82em;
      line-height: 1.45;
      white-space: nowrap;
      border: 1px solid var(--hue);
      border-radius: 3px;
    }
    .bar.gold {
      background: color-mix(in srgb, var(--hue) 14%, transparent);
      border-color: color-mix(in srgb, var(--hue) 45%, transparent);
    }
    .bar.gold.strong {
      background: color-mix(in srgb, var(--hue) 30%, transparent);
      border-color: var(--hue);
    }
    .bar.predicted {
      border-color: color-mix(in srgb, var(--hue) 60%, transparent);
    }
    .bar.predicted.wrong {
      border-color: var(--hue);
      box-shadow: inset 0 0 0 1px var(--hue);
    }
    .bar .glyph,
    .badge .glyph {
      font-size: 12px;
    }
    .bar.wrong .glyph {
      color: var(--vscode-errorForeground);
    }
    .bar.other {
      border-style: dotted;
    }
    .bar.gap {
      border: 1px dashed color-mix(in srgb, var(--vscode-foreground) 45%, transparent);
    }
    .bar.gap.wrong {
      border-color: var(--vscode-errorForeground);
    }
    .figure {
      margin-left: auto;
      font-variant-numeric: tabular-nums;
    }
    .refusal {
      display: flex;
      gap: 6px;
      align-items: center;
      margin-top: 4px;
    }
    .refusal .glyph {
      color: var(--vscode-errorForeground);
    }
  `,
]
