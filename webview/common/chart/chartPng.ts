import type { Theme } from '../theme'
import { CanvasSurface } from './CanvasSurface'
import type { ImageSize } from './chartImage'
import { drawImage } from './chartImage'
import type { ChartModel } from './chartModel'

/** Pixels of a PNG for each of its size: sharp on fine screens and in print. */
const pngScale = 2

/** A chart as a PNG file, with title, legend and background. */
export async function chartPng(model: ChartModel, theme: Theme, size: ImageSize): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(size.width * pngScale, size.height * pngScale)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('This browser draws on no canvas beside the page.')
  context.scale(pngScale, pngScale)
  drawImage(new CanvasSurface(context, theme.fontFamily), model, theme, size)
  const blob = await canvas.convertToBlob({ type: 'image/png' })
  return new Uint8Array(await blob.arrayBuffer())
}
