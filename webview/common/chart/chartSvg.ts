import type { Theme } from '../theme'
import type { ImageSize } from './chartImage'
import { drawImage } from './chartImage'
import type { ChartModel } from './chartModel'
import { spokenSummary } from './spoken'
import { SvgSurface } from './SvgSurface'

/** A chart as the text of an SVG file, with title, legend and background; nothing of a browser is needed for it. */
export function chartSvg(model: ChartModel, theme: Theme, size: ImageSize): string {
  const surface = new SvgSurface(size, theme.fontFamily)
  drawImage(surface, model, theme, size)
  return surface.document(model.title, spokenSummary(model))
}
