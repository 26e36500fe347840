import { t } from '@vscode/l10n'
import type { Theme } from '../theme'
import type { ValueExtent } from './axes'
import { axisUnits } from './axisUnits'
import type { ChartModel, ChartSeries } from './chartModel'
import { dashes, shownSeries } from './chartModel'
import { drawnColour, markRadius } from './drawnLines'
import { notesOf } from './notes'
import type { Surface } from './Surface'

const lineHeight = 16
const swatchWidth = 22
const gap = 14

/** Where it is, and what the axis below shows. */
interface CaptionPlace {
  readonly extent: ValueExtent | null
  readonly left: number
  readonly top: number
  readonly right: number
}

/** One part of a legend: what it takes of a line, and how it is drawn there. */
interface CaptionItem {
  readonly width: number
  readonly draw: (x: number, y: number) => void
}

/**
 * Title, legend and what has to be known, in lines that are filled from left to right.
 *
 * @returns where it ends, in pixels from the top
 */
export function drawCaption(surface: Surface, model: ChartModel, theme: Theme, place: CaptionPlace): number {
  const notes = notesOf(model, place.extent)
  const items = [
    textItem(surface, model.title, theme.colours.foreground, true),
    ...shownSeries(model).map((series) => seriesItem(surface, model, series, theme)),
    ...notes.map((note) => textItem(surface, note, theme.colours.description)),
  ]
  let x = place.left
  let y = place.top + lineHeight - 4
  for (const { width, draw } of items) {
    if (x > place.left && x + width > place.right) {
      x = place.left
      y += lineHeight
    }
    draw(x, y)
    x += width + gap
  }
  return y + 6
}

function textItem(surface: Surface, text: string, colour: string, isBold = false): CaptionItem {
  return {
    width: surface.textWidth(text, isBold),
    draw: (x, y) => surface.text(text, { x, y }, { colour, isBold }),
  }
}

function seriesItem(surface: Surface, { format, axis }: ChartModel, series: ChartSeries, theme: Theme): CaptionItem {
  const { name, best, dash, hasMarks } = series
  const bestText =
    best === null ? '' : ` ${t('best {0}, {1}', format.value(best.value), axisUnits[axis.unit].at(best.x))}`
  const text = name + bestText
  const colour = drawnColour(series, theme)
  return {
    width: swatchWidth + 5 + surface.textWidth(text),
    draw: (x, y) => {
      const middle = y - 4
      const ends = [
        { x, y: middle },
        { x: x + swatchWidth, y: middle },
      ]
      surface.line(ends, { colour, width: 2, dash: dashes[dash] })
      if (hasMarks) surface.disc({ x: x + swatchWidth / 2, y: middle }, markRadius, colour)
      surface.text(text, { x: x + swatchWidth + 5, y }, { colour: theme.colours.foreground })
    },
  }
}
