import type { Theme } from '../theme'
import type { ImageSize } from './chartImage'
import { drawImage } from './chartImage'
import type { ChartModel } from './chartModel'
import { spokenSummary } from './spoken'
import { SvgSurface } from './SvgSurface'

/**
 * A chart as the text of an SVG file, with title, legend and background; nothing of a browser is needed for it.
 *
 * @param name unique among the drawings of the page that it is put in
 */
export function chartSvg(model: ChartModel, theme: Theme, size: ImageSize, name?: string): string {
  const surface = new SvgSurface(size, theme.fontFamily, name)
  drawImage(surface, model, theme, size)
  return surface.document(model.title, spokenSummary(model))
}
