import type { Theme } from '../theme'
import { axesOf, valueExtent } from './axes'
import type { ChartModel } from './chartModel'
import { drawCaption } from './imageCaption'
import { axisTexts, drawPlot, plotArea } from './plot'
import { LinePlaces } from './plotLines'
import type { Surface } from './Surface'

/** Pixels. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** Of a chart as files usually have it. */
export const imageSize: ImageSize = { width: 900, height: 420 }
const margin = 10
/** Pixel columns of one pixel: what is drawn is looked at enlarged. */
const columnsPerPixel = 2

/** A chart with title, legend and background: what a file of it shows. */
export function drawImage(surface: Surface, model: ChartModel, theme: Theme, { width, height }: ImageSize): void {
  surface.fill({ left: 0, top: 0, right: width, bottom: height }, theme.colours.background)
  const extent = valueExtent(model)
  const top = drawCaption(surface, model, theme, { extent, left: margin, top: margin, right: width - margin })
  const area = plotArea(width, height, top)
  const axes = axesOf(model, extent, area.right - area.left, height - top)
  drawPlot(surface, { model, theme, axes, texts: axisTexts(model, axes), area }, new LinePlaces(columnsPerPixel))
}
