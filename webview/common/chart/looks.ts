import type { ChartSeries } from './chartModel'

const lineColours = [
  'blue',
  'yellow',
  'purple',
  'green',
  'red',
  'extra1',
  'extra2',
  'extra3',
  'extra4',
  'extra5',
] as const satisfies readonly ChartSeries['colour'][]
const lineDashes = ['solid', 'dashed', 'dotted', 'dashDotted'] as const satisfies readonly ChartSeries['dash'][]

/**
 * How the line of a run, or of any other of many, looks. Twenty of them all differ, neighbours by both colour and dash;
 * then they begin again.
 *
 * @param index from 0
 */
export function lookOf(index: number): Pick<ChartSeries, 'colour' | 'dash'> {
  return {
    colour: lineColours[index % lineColours.length] ?? 'blue',
    dash: lineDashes[index % lineDashes.length] ?? 'solid',
  }
}
