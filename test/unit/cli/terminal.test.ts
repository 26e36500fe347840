import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { bar, sparkline } from '../../../src/cli/terminal/bars'
import { LiveBlock } from '../../../src/cli/terminal/LiveBlock'
import { liveLines } from '../../../src/cli/terminal/liveLines'
import { bytes, count, duration, percent, rate, significant } from '../../../src/shared/text/numbers'
import { PlainLog } from '../../../src/cli/terminal/PlainLog'
import { runProgress } from '../../../src/runs/runProgress'
import { scoreLines } from '../../../src/cli/terminal/scoreLines'
import { cutToWidth, styleOf, visibleLength, wantsColour } from '../../../src/cli/terminal/style'
import { tableLines } from '../../../src/cli/terminal/table'
import type { RunView } from '../../../src/runs/RunReader'
import { RunHistoryBuilder } from '../../../src/runs/RunHistory'
import type { RunEvent } from '../../../src/shared/protocol/event'
import { readEvent } from '../../../src/shared/protocol/readEvent'
import type { RunState } from '../../../src/shared/protocol/runState'
import { sampleRecord, sampleSpec, started, trained } from '../runs/fixture'

const plain = styleOf({ write: () => undefined }, { NO_COLOR: '1' })
const coloured = styleOf({ write: () => undefined }, { FORCE_COLOR: '1' })

function viewOf(events: readonly RunEvent[], state: RunState = 'running'): RunView {
  const history = new RunHistoryBuilder()
  for (const event of events) history.apply(event)
  return {
    record: sampleRecord,
    spec: sampleSpec,
    directory: '/r',
    isReadOnly: false,
    history,
    state,
    hasNews: events.length > 0,
  }
}

const golden = readFileSync(path.join(import.meta.dirname, '../../protocol/events.golden.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .flatMap((line) => {
    const read = readEvent(line)
    return read.kind === 'event' ? [read.event] : []
  })
const whileTraining = golden.filter(({ type }) => !['control', 'exported', 'finished', 'failed'].includes(type))

describe('the block of a live run', () => {
  it('shows the stages, the curve, the scores and the warnings', () => {
    expect(liveLines(viewOf(whileTraining), { style: plain, width: 100, time: 0 }).join('\n')).toMatchInlineSnapshot(`
      "✓ loading data    1,500 train
      ✓ loading model   CamembertForTokenClassification · 110.0 M parameters (42.5 M trained) · padded · cpu bf16
      ⠋ training        ━━━─────────────────────────────  10 %  step 10 of 100 · 0:05 left
        loss            NaN       ▁
        learning rate   2e-4  epoch 0.11 · 1,510 tokens/s · 910 MB
        validation      F1 84.7 · macro 84.0 · loss 0.2100 at step 10 · best so far
      ⠋ evaluating      25 %
      · exporting
        ! data/été.conll:12 loses 1 entity"
    `)
  })

  it.each([20, 40, 80, 200])('never has a bar that is longer than a terminal of %i characters', (width) => {
    const line = liveLines(viewOf(whileTraining), { style: plain, width, time: 0 })[2] ?? ''
    const withoutBar = line.replace(/[━╸─]/g, '')
    expect(visibleLength(line)).toBeLessThanOrEqual(Math.max(width, visibleLength(withoutBar)))
  })

  it('turns its spinner with time', () => {
    const firstLine = (time: number) => liveLines(viewOf([started()]), { style: plain, width: 80, time })[0]
    expect(firstLine(0)).not.toBe(firstLine(100))
  })

  it('marks where a run was left that ended before its time', () => {
    const lines = liveLines(viewOf(whileTraining, 'interrupted'), { style: plain, width: 100, time: 0 })
    expect(lines.filter((line) => line.startsWith('■'))).toHaveLength(1)
  })
})

describe('a run that does not respond', () => {
  const view = viewOf([started(), trained(1)], 'not-responding')

  it('says so in the block', () => {
    expect(liveLines(view, { style: plain, width: 100, time: 0 }).at(-1)).toContain('silent')
  })

  it('says so once in the log', () => {
    const log = new PlainLog(plain, 100)
    expect(log.lines(view).at(-1)).toContain('silent')
    expect(log.lines(view)).toEqual([])
  })
})

/** What the log has of a run that is read at once. */
function linesOf(events: readonly RunEvent[]): string[] {
  const log = new PlainLog(plain, sampleSpec.derived.totalSteps)
  for (const event of events) log.hear(event)
  return log.lines(viewOf(events))
}

describe('the log of a run', () => {
  it('has a line for each thing worth it', () => {
    expect(linesOf(golden).join('\n')).toMatchInlineSnapshot(`
      "Processor of the workshop (cpu), bf16: 2.1 times as fast as fp32 here
      loading data
      loading model
      CamembertForTokenClassification · 110.0 M parameters (42.5 M trained) · padded
      training
      step 1 of 100: loss 1.946, learning rate 2e-5, 0:05 left
      step 10 of 100: loss NaN, learning rate 2e-4, 0:05 left
      evaluating
      validation: F1 84.7 · macro 84.0 · loss 0.2100 at step 10
      best f1_macro so far: 84.0 at step 10
      ! data/été.conll:12 loses 1 entity
      ONNX fp32 70 MB; int8 70 MB, agrees on 99.7 % of the words"
    `)
  })

  it('has about twenty points of a long run, the first among them', () => {
    const points = Array.from({ length: 100 }, (_, index) => trained(index + 1))
    const lines = linesOf([started(), ...points])
    expect(lines[0]).toMatch(/^step 1 of 100: loss 1.000/)
    expect(lines).toHaveLength(21)
  })
})

describe('the log of a run that was resumed', () => {
  it('has no more points of the process before than it had then', () => {
    const points = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => trained(from + index))
    const news = [started(), ...points(1, 50), started({ resumed_from_step: 20 }), ...points(21, 100)]
    const shown = linesOf(news).map((line) => Number(/^step (\d+) /.exec(line)?.[1]))
    expect(shown.slice(0, 13)).toEqual([1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 21, 25])
  })
})

describe('the time left', () => {
  it('follows from the pace of the present process', () => {
    const events = [trained(1, { time: 0 }), started({ time: 5000, resumed_from_step: 1 })]
    const paced = [trained(10, { time: 5010 }), trained(20, { time: 5030 })]
    expect(runProgress(viewOf([...events, ...paced])).secondsLeft).toBe(160)
  })

  it('is not known from a single point', () => {
    expect(runProgress(viewOf([started(), trained(10)])).secondsLeft).toBeNull()
  })
})

describe('a block that is drawn in place', () => {
  it('goes back over what it drew before', () => {
    let screen = ''
    const block = new LiveBlock({ write: (text) => (screen += text), columns: 20 })
    block.draw(['one', 'two'])
    screen = ''
    block.draw(['three'])
    expect(screen).toContain('\u001b[2A')
  })

  it('cuts lines that would wrap', () => {
    let screen = ''
    new LiveBlock({ write: (text) => (screen += text), columns: 10 }).draw(['0123456789abc'])
    expect(screen).toContain('01234567…')
  })
})

describe('a table', () => {
  it('aligns numbers to the right and colours to what is seen', () => {
    expect(
      tableLines([
        ['', 'F1'],
        [coloured.bold('ville'), '97.4'],
        ['x', '5'],
      ]).map((line) => line.length),
    ).toEqual([11, 20, 11])
  })

  it('of scores has each entity type, then the averages', () => {
    const per_label = { VIA: { precision: 1, recall: 0.5, f1: 2 / 3, number: 4 } }
    const averages = { f1_macro: 2 / 3, accuracy: 0.99, strict_f1: 0.6, seqeval_f1_macro: null, loss: 0.1 }
    const lines = scoreLines('test', { ...averages, precision: 1, recall: 0.5, f1: 2 / 3, per_label }, plain)
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "test               precision  recall    F1  entities
      VIA                    100.0    50.0  66.7         4
      all                    100.0    50.0  66.7         4
      mean of types                         66.7
      strict IOB2                           60.0
      accuracy of words                     99.0"
    `)
  })
})

describe('numbers', () => {
  it('are written as people of the field write them', () => {
    expect([rate(5e-5), rate(2e-4), rate(0), rate(1.25e-4)]).toEqual(['5e-5', '2e-4', '0', '1.25e-4'])
    expect([percent(0.97449), percent(null), percent(1, 0)]).toEqual(['97.4', '–', '100'])
    expect([significant(0.23117), significant(null)]).toEqual(['0.2312', 'NaN'])
    expect([duration(0), duration(65), duration(3725)]).toEqual(['0:00', '1:05', '1:02:05'])
    expect([bytes(0), bytes(999), bytes(91e6), bytes(1.3e9)]).toEqual(['0 B', '999 B', '91 MB', '1.3 GB'])
    expect(count(12345)).toBe('12,345')
  })

  it('make a bar that is as long as it should be at every share', () => {
    for (const share of [0, 0.01, 0.333, 0.5, 0.99, 1, 1.5, -1]) expect(visibleLength(bar(share, 10, plain))).toBe(10)
    expect(bar(1, 4, plain)).toBe('━━━━')
  })

  it('make a curve of what is known', () => {
    expect(sparkline([4, NaN, 3, 2, 1], 8)).toBe('█▆▃▁')
    expect(sparkline([8, 8, 1, 1], 2)).toBe('█▁')
    expect(sparkline([NaN], 8)).toBe('')
  })
})

describe('style', () => {
  it('is used at a terminal unless the user does not want it', () => {
    const terminal = { write: () => undefined, isTTY: true }
    expect(wantsColour(terminal, {})).toBe(true)
    expect(wantsColour(terminal, { NO_COLOR: '1' })).toBe(false)
    expect(wantsColour(terminal, { TERM: 'dumb' })).toBe(false)
    expect(wantsColour({ write: () => undefined }, {})).toBe(false)
    expect(wantsColour({ write: () => undefined }, { FORCE_COLOR: '1' })).toBe(true)
  })

  it('is not counted, and is closed where a text is cut', () => {
    expect(visibleLength(coloured.red('gare 🚉 東京'))).toBe(12)
    expect(cutToWidth(coloured.red('0123456789'), 5)).toBe('\u001b[31m0123…\u001b[39m')
  })
})
