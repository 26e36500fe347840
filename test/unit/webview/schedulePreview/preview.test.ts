import { describe, expect, it } from 'vitest'
import type { ScheduleReading } from '../../../../src/shared/protocol/languageServer'
import type { PreviewSchedule } from '../../../../webview/schedulePreview/previewChart'
import { previewChart } from '../../../../webview/schedulePreview/previewChart'
import { previewFacts } from '../../../../webview/schedulePreview/previewFacts'
import { previewNote, previewOf } from '../../../../webview/schedulePreview/preview'
import { readingWith } from './readingWith'

function shown(reading: ScheduleReading, isComparing = true): PreviewSchedule {
  const preview = previewOf(reading, isComparing)
  if (preview === null) throw new Error('there is nothing to show')
  return preview
}

describe('the curves of a preview', () => {
  it('are the other warmups, and the config on top of them', () => {
    const { series } = previewChart(shown(readingWith()))
    expect(series.map(({ name }) => name)).toEqual(['warmup 0 %', 'warmup 5 %', 'warmup 20 %', 'this config'])
    expect(new Set(series.map(({ colour, dash }) => `${colour} ${dash}`)).size).toBe(series.length)
  })

  it('are the config alone where nothing is compared, or the schedule has no warmup', () => {
    expect(previewChart(shown(readingWith(), false)).series).toHaveLength(1)
    expect(previewChart(shown(readingWith({ lr_scheduler_type: 'constant' }))).series).toHaveLength(1)
  })

  it('have the value of every step', () => {
    const { series } = previewChart(shown(readingWith()))
    const ofShare = (name: string, step: number) => series.find((each) => each.name === name)?.curve.values.at(step)
    expect(series.map(({ curve }) => curve.length)).toEqual([1001, 1001, 1001, 1001])
    expect(ofShare('this config', 50)).toBeCloseTo(2.5e-5, 12)
    expect(ofShare('warmup 0 %', 0)).toBe(5e-5)
    expect(ofShare('warmup 20 %', 200)).toBe(5e-5)
    expect(ofShare('warmup 5 %', 1000)).toBe(0)
  })

  it('count the shares of a schedule that ends at another step than the run', () => {
    const reading = readingWith({ lr_scheduler_steps: 500, warmup_steps: 100 })
    const { compared } = shown(reading)
    expect(compared.map(({ share, warmupSteps }) => [share, warmupSteps])).toEqual([
      [0, 0],
      [0.05, 25],
      [0.1, 50],
    ])
  })

  it('mark the warmup, the peak, the end and the evaluations', () => {
    const { bands, markers, marks } = previewChart(shown(readingWith()))
    expect(bands).toMatchObject([{ min: 0, max: 100 }])
    expect(markers.map(({ label }) => label)).toEqual(['5e-5 at step 100', '0 at step 1,000'])
    expect(marks.map(({ x }) => x)).toEqual([250, 500, 750, 1000])
  })

  it('mark one point of a rate that never changes', () => {
    const { bands, markers } = previewChart(
      shown(
        readingWith(
          { lr_scheduler_type: 'constant' },
          { figures: { stepsPerEpoch: 100, totalSteps: 1000, warmupSteps: 0, effectiveBatchSize: 16 } },
        ),
      ),
    )
    expect(bands).toEqual([])
    expect(markers.map(({ label }) => label)).toEqual(['5e-5 at step 0'])
  })
})

describe('the figures of a preview', () => {
  it('say where the rate goes', () => {
    const facts = previewFacts(shown(readingWith()))
    expect(Object.fromEntries(facts.map(({ name, value, detail }) => [name, [value, detail]]))).toEqual({
      Schedule: ['linear', undefined],
      Steps: ['1,000', '100 an epoch'],
      Warmup: ['100 steps', '10.0 % of the schedule'],
      Peak: ['5e-5', 'at step 100'],
      End: ['0', undefined],
      Evaluations: ['4', undefined],
    })
  })
})

describe('what a preview says besides', () => {
  it.each([
    ['', readingWith()],
    ['The data is being read: the number of steps follows.', readingWith({}, { figures: null, isReading: true })],
    [
      'The number of steps is not known: name a train_file that can be read, or set max_steps.',
      readingWith({}, { figures: null }),
    ],
    [
      'This schedule cannot be computed: the Problems view says which argument is wrong.',
      readingWith({ lr_scheduler_type: 'polynomial', lr_scheduler_kwargs: { lr_end: 1 } }),
    ],
    [
      'The config has errors: where a value cannot be read, this is drawn with its default.',
      readingWith({}, { hasErrors: true }),
    ],
    [
      'The rate falls when the metric stops getting better, which only training shows: until then it is constant.',
      readingWith({ lr_scheduler_type: 'reduce_lr_on_plateau' }),
    ],
  ])('is “%s”', (note, reading) => {
    expect(previewNote(reading)).toBe(note)
  })

  it('is all that is shown where there is no curve', () => {
    expect(previewOf(readingWith({}, { figures: null }), true)).toBeNull()
    expect(
      previewOf(readingWith({ lr_scheduler_type: 'polynomial', lr_scheduler_kwargs: { lr_end: 1 } }), true),
    ).toBeNull()
  })
})
