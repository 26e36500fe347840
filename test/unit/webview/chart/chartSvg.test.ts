import { describe, expect, it } from 'vitest'
import { paperTheme } from '../../../../webview/common/theme'
import { imageSize } from '../../../../webview/common/chart/chartImage'
import { chartSvg } from '../../../../webview/common/chart/chartSvg'
import type { ChartModel } from '../../../../webview/common/chart/chartModel'
import { chartWith, seriesOf, stepsUpTo } from '../chartWith'
import { curveOf } from '../curves'

function svgOf(values: Partial<ChartModel>): string {
  return chartSvg(chartWith(values), paperTheme, imageSize)
}

/** The texts that are seen. */
function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1] ?? '')
}

function linesOf(svg: string, colour: string): string[] {
  return [...svg.matchAll(/<polyline[^>]*>/g)].map(String).filter((line) => line.includes(`stroke="${colour}"`))
}

describe('a chart as SVG', () => {
  it('has its title, the names of its lines, the ticks and the unit', () => {
    const texts = textsOf(svgOf({ axis: stepsUpTo(100) }))
    expect(texts).toEqual(expect.arrayContaining(['Loss', 'train', 'validation', '0', '10', 'step', '0.4', '2.0']))
  })

  it('is a whole document that says what it shows to those who do not see it', () => {
    const svg = svgOf({})
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="900" height="420"/)
    expect(svg).toContain('<title>Loss</title><desc>Loss, line chart, steps 0 to 100.')
    expect(svg.match(/<g /g)?.length).toBe(svg.match(/<\/g>/g)?.length)
  })

  it('escapes what users name', () => {
    const svg = svgOf({
      title: '<b> & "x"\u0000\uD800',
      series: [seriesOf('a<b', curveOf([1, 2])), seriesOf('c', curveOf([1]))],
    })
    expect(svg).toContain('<title>&lt;b&gt; &amp; &quot;x&quot;\uFFFD\uFFFD</title>')
    expect(textsOf(svg)).toContain('a&lt;b')
  })

  it('draws no line over a gap, and a point between gaps as a dot', () => {
    const series = [seriesOf('a', curveOf([1, 2, NaN, 3, NaN, 4, 5]), { colour: 'red' })]
    const svg = svgOf({ series, axis: stepsUpTo(6) })
    const inPlot = svg.slice(svg.indexOf('<g '))
    expect(linesOf(inPlot, paperTheme.colours.red).length).toBe(2)
    expect(inPlot.match(/<circle[^>]*>/g)?.length).toBe(1)
  })

  it('keeps few points of many, so that the file stays small', () => {
    const values = Array.from({ length: 300_000 }, (_, index) => Math.sin(index))
    expect(svgOf({ series: [seriesOf('a', curveOf(values))], axis: stepsUpTo(300_000) }).length).toBeLessThan(150_000)
  })

  it('draws the values faint behind a smoothed line, and says that it is smoothed', () => {
    const series = [seriesOf('a', curveOf([1, 3, 2, 4]), { smoothing: 0.5 }), seriesOf('b', curveOf([2, 2]))]
    const svg = svgOf({ series, axis: stepsUpTo(3) })
    const lines = linesOf(svg.slice(svg.indexOf('<g ')), paperTheme.colours.blue)
    expect(lines.filter((line) => line.includes('stroke-opacity="0.35"')).length).toBe(1)
    expect(lines.length).toBe(3)
    expect(textsOf(svg)).toContain('smoothed by 0.50')
  })

  it('draws what is planned grey and first, behind the rest', () => {
    const planned = seriesOf('plan', curveOf([1, 2]), { role: 'planned', colour: 'red' })
    const svg = svgOf({ series: [seriesOf('a', curveOf([1, 2])), planned], axis: stepsUpTo(1) })
    const plot = svg.slice(svg.indexOf('<g '))
    expect(linesOf(svg, paperTheme.colours.red)).toEqual([])
    expect(plot.indexOf(paperTheme.colours.description)).toBeLessThan(plot.indexOf(paperTheme.colours.blue))
  })

  it('shows marks with their labels where there is room, and thins them out', () => {
    const marks = Array.from({ length: 1000 }, (_, x) => ({ x, kind: 'evaluation', label: 'evaluation' }) as const)
    const stop = { x: 50, kind: 'stop', label: 'stopped' } as const
    const close = { x: 51, kind: 'stop', label: 'unseen' } as const
    const svg = svgOf({ marks: [...marks.slice(0, 50), stop, close], axis: stepsUpTo(100) })
    expect(textsOf(svg)).toContain('stopped')
    expect(textsOf(svg)).not.toContain('unseen')
    const many = svgOf({ marks, axis: stepsUpTo(1000) })
    expect(linesOf(many, paperTheme.colours.foreground).length).toBeLessThan(300)
    expect(linesOf(many, paperTheme.colours.foreground).length).toBeGreaterThan(100)
  })

  it('keeps the best values in its legend', () => {
    const best = { x: 30, value: 0.5 }
    const svg = svgOf({ series: [seriesOf('a', curveOf([1, 0.5], [1, 30]), { best })] })
    expect(textsOf(svg)).toContain('a best 0.5000, step 30')
  })

  it('is drawn without a point, or without any series', () => {
    expect(textsOf(svgOf({ series: [seriesOf('a', curveOf([]))] }))).toContain('step')
    expect(svgOf({ series: [], scale: 'log' })).not.toContain('NaN')
  })
})
