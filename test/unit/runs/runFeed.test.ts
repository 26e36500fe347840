import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { RunFeed } from '../../../src/runs/RunFeed'
import { watchDirectory } from '../../../src/runs/watchDirectory'
import { systemClock } from '../../../src/shared/clock'
import type { RunEvent } from '../../../src/shared/protocol/event'
import type { RunPanelMessage } from '../../../src/shared/protocol/runPanel'
import { completed, started, temporaryFolder, trained, writeRun } from './fixture'

afterEach(() => vi.restoreAllMocks())

const points = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => trained(from + index))
const runOf = (events: readonly RunEvent[]) => writeRun(temporaryFolder(), { events: [started(), ...events] })
const eventsOf = (directory: string) => path.join(directory, 'events.jsonl')
const append = (directory: string, ...events: readonly RunEvent[]) =>
  appendFileSync(eventsOf(directory), events.map((event) => `${JSON.stringify(event)}\n`).join(''))

/** What a panel is told and would have: the steps of all points, as its messages build them up. */
class Viewer {
  readonly messages: RunPanelMessage[] = []
  readonly failures: unknown[] = []
  steps: number[] = []
  /** Kept until it is let go. */
  hold: Promise<void> | undefined
  private onMessage: () => void = () => undefined
  readonly feed: RunFeed

  constructor(directory: string) {
    const onFailure = (error: unknown) => this.failures.push(error)
    this.feed = new RunFeed(directory, { post: (message) => this.take(message), onFailure })
    onTestFinished(() => this.feed.dispose())
    this.feed.begin()
  }

  get last(): RunPanelMessage | undefined {
    return this.messages.at(-1)
  }

  /** The state of the run as it was told last. */
  get state(): string | undefined {
    return this.messages.findLast((message) => message.type === 'run')?.run.state
  }

  async until(isReached: (viewer: this) => boolean): Promise<void> {
    while (!isReached(this)) await new Promise<void>((resolve) => (this.onMessage = resolve))
  }

  private take(message: RunPanelMessage): Promise<void> | undefined {
    this.messages.push(message)
    if (message.type === 'points') {
      if (message.isRestart) this.steps = []
      for (const { name, steps } of message.tables)
        if (name === 'steps') this.steps = [...this.steps, ...new Float64Array(steps)]
    }
    this.onMessage()
    return this.hold
  }
}

const counting = (to: number) => Array.from({ length: to }, (_, index) => index + 1)

describe('a feed of a run', () => {
  it('tells the run, its points, and what is new', async () => {
    const directory = runOf(points(1, 3))
    const viewer = new Viewer(directory)
    await viewer.until(({ steps }) => steps.length === 3)
    expect(viewer.messages.map(({ type }) => type)).toEqual(['run', 'points'])
    append(directory, trained(4))
    await viewer.until(({ steps }) => steps.length === 4)
    append(directory, completed)
    await viewer.until(({ state }) => state === 'completed')
    expect(viewer.steps).toEqual(counting(4))
  })

  it('has one message on its way at a time, however long the run is', async () => {
    const directory = runOf([...points(1, 150_000), completed])
    let isFree: () => void = () => undefined
    const viewer = new Viewer(directory)
    viewer.hold = new Promise((resolve) => (isFree = resolve))
    await viewer.until(({ messages }) => messages.length === 1)
    await new Promise((resolve) => setImmediate(resolve))
    expect(viewer.messages).toHaveLength(1)
    viewer.hold = undefined
    isFree()
    await viewer.until(({ steps, state }) => steps.length === 150_000 && state === 'completed')
    expect(viewer.steps).toEqual(counting(150_000))
    expect(viewer.messages.filter((message) => message.type === 'points' && message.isRestart)).toHaveLength(1)
  })

  it('stops reading when its viewer is out of sight, and tells everything when it is back', async () => {
    const directory = runOf([...points(1, 100_000), completed])
    const viewer = new Viewer(directory)
    await viewer.until(({ messages }) => messages.length > 0)
    viewer.feed.pause()
    const { length } = viewer.messages
    await new Promise((resolve) => setImmediate(resolve))
    expect(viewer.messages).toHaveLength(length)
    viewer.feed.begin()
    await viewer.until(({ steps, state }) => steps.length === 100_000 && state === 'completed')
    expect(viewer.steps).toEqual(counting(100_000))
    expect(viewer.failures).toEqual([])
  })

  it('tells two viewers the same', async () => {
    const directory = runOf(points(1, 2))
    const viewers = [new Viewer(directory), new Viewer(directory)] as const
    await Promise.all(viewers.map((viewer) => viewer.until(({ steps }) => steps.length === 2)))
    append(directory, trained(3), completed)
    for (const viewer of viewers) {
      await viewer.until(({ state, steps }) => state === 'completed' && steps.length === 3)
      expect(viewer.steps).toEqual([1, 2, 3])
    }
  })
})

describe('a run that is lost while it is shown', () => {
  it('is said to be gone, and is shown again when it is back', async () => {
    const directory = runOf(points(1, 2))
    const viewer = new Viewer(directory)
    await viewer.until(({ steps }) => steps.length === 2)
    renameSync(directory, `${directory}-moved`)
    await viewer.until(({ last }) => last?.type === 'gone')
    expect(viewer.steps).toEqual([1, 2])
    renameSync(`${directory}-moved`, directory)
    append(directory, trained(3))
    await viewer.until(({ steps }) => steps.length === 3)
    expect(viewer.steps).toEqual([1, 2, 3])
    expect(viewer.failures).toEqual([])
  }, 20_000)

  it('is said to be unreadable, with the reason, until it can be read again', async () => {
    const directory = runOf(points(1, 2))
    const viewer = new Viewer(directory)
    await viewer.until(({ steps }) => steps.length === 2)
    const events = eventsOf(directory)
    renameSync(events, `${events}.kept`)
    mkdirSync(events)
    await viewer.until(({ last }) => last?.type === 'unreadable')
    expect(viewer.last).toMatchObject({ message: expect.stringContaining(directory) as string })
    rmSync(events, { recursive: true })
    renameSync(`${events}.kept`, events)
    append(directory, trained(3), completed)
    await viewer.until(({ state, steps }) => state === 'completed' && steps.length === 3)
    expect(viewer.steps).toEqual([1, 2, 3])
  }, 20_000)

  it('begins anew when its events were replaced or cut', async () => {
    const directory = runOf(points(1, 3))
    const viewer = new Viewer(directory)
    await viewer.until(({ steps }) => steps.length === 3)
    const other = [started({ time: 7 }), trained(8, { time: 8 })]
    writeFileSync(eventsOf(directory), other.map((event) => `${JSON.stringify(event)}\n`).join(''))
    await viewer.until(({ steps }) => steps[0] === 8)
    expect(viewer.steps).toEqual([8])
  })
})

describe('watching a directory', () => {
  it('names a file that was written', async () => {
    const directory = temporaryFolder()
    let stop: () => void = () => undefined
    const named = new Promise<string | null>((resolve) => (stop = watchDirectory(directory, resolve)))
    writeFileSync(path.join(directory, 'events.jsonl'), '{}\n')
    expect(await named).toBe('events.jsonl')
    stop()
  })

  it('does without where it cannot be done', () => {
    const stop = watchDirectory(path.join(temporaryFolder(), 'nowhere'), () => undefined)
    expect(stop).not.toThrow()
  })
})

describe('a run that takes long to read', () => {
  /** Each look at the clock finds so many milliseconds more. */
  const hurryBy = (milliseconds: number) => {
    let now = 0
    vi.spyOn(systemClock, 'monotonic').mockImplementation(() => (now += milliseconds))
  }
  const told = (viewer: Viewer) =>
    viewer.messages.flatMap((message) => (message.type === 'run' ? [message.run] : [])).map(({ state }) => state)

  it('is shown from the first of its points on, with how much of it was read', async () => {
    hurryBy(1000)
    const viewer = new Viewer(runOf([...points(1, 20_000), completed]))
    await viewer.until(({ state }) => state === 'completed')
    const early = viewer.messages.flatMap((message) => (message.type === 'run' ? [message.run] : [])).slice(0, -1)
    expect(early.length).toBeGreaterThan(2)
    expect(viewer.messages[0]).toMatchObject({ type: 'run', run: { state: 'reading', secondsLeft: null } })
    const shares = early.map(({ readShare }) => readShare ?? NaN)
    expect(shares).toEqual([...shares].sort((one, other) => one - other))
    expect([Math.min(...shares) > 0, Math.max(...shares) < 1]).toEqual([true, true])
    expect(early.map(({ step }) => step).at(0)).toBeLessThan(20_000)
    expect(viewer.messages.findLast((message) => message.type === 'run')?.run.readShare).toBeNull()
    await viewer.until(({ steps }) => steps.length === 20_000)
    expect(viewer.steps).toEqual(counting(20_000))
  })

  it('is not shown before it is read where that takes no time', async () => {
    hurryBy(0)
    const viewer = new Viewer(runOf([...points(1, 20_000), completed]))
    await viewer.until(({ steps }) => steps.length === 20_000)
    expect(told(viewer)).toEqual(['completed'])
  })

  it('stays as it was told while what is new of it is read', async () => {
    const directory = runOf(points(1, 2))
    const viewer = new Viewer(directory)
    await viewer.until(({ steps }) => steps.length === 2)
    hurryBy(1000)
    append(directory, ...points(3, 20_000), completed)
    await viewer.until(({ state, steps }) => state === 'completed' && steps.length === 20_000)
    expect(told(viewer)).not.toContain('reading')
  })
})

describe('a run that failed', () => {
  it('is told with the lines of its log that say most', async () => {
    const failed: RunEvent = { type: 'failed', time: 1002, code: 'internal-error', message: 'ValueError: x', hint: '' }
    const directory = runOf([trained(1), failed])
    const traceback = 'Traceback (most recent call last):\n  File "/lab/loop.py", line 12, in step\nValueError: x\n'
    writeFileSync(path.join(directory, 'log.txt'), traceback)
    const viewer = new Viewer(directory)
    await viewer.until(({ state }) => state === 'failed')
    const run = viewer.messages.find((message) => message.type === 'run')?.run
    expect(run?.failure?.log).toEqual({ text: 'ValueError: x', place: 'File "/lab/loop.py", line 12, in step' })
  })
})
