import { appendFileSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { WebviewPanel } from 'vscode'
import { RunPanel } from '../../../src/extension/panels/RunPanel'
import { ViewMemory } from '../../../src/extension/panels/ViewMemory'
import { defaultViewOptions } from '../../../src/shared/protocol/dashboard'
import type { PointsMessage } from '../../../src/shared/protocol/runPanel'
import { completed, started, temporaryFolder, trained, writeRun } from '../runs/fixture'
import { FakeMemento } from './fakeMemento'
import { FakeNames } from './fakeNames'
import { FakePanel } from './fakePanel'

/** A panel of a run, with what its user wanted and what went wrong. */
function open(directory: string) {
  const panel = new FakePanel()
  const actions: string[] = []
  const failures: unknown[] = []
  const view = new ViewMemory(new FakeMemento())
  const names = new FakeNames()
  const shown = new RunPanel(panel as unknown as WebviewPanel, directory, {
    view,
    names,
    onAction: ({ action, at }) => actions.push(at === undefined ? action : `${action} ${at}`),
    onPicture: ({ title }) => actions.push(`picture of ${title}`),
    onFailure: (error) => failures.push(error),
  })
  onTestFinished(() => panel.dispose())
  return { panel, shown, names, view, actions, failures }
}

const live = [started(), trained(1), trained(2)]

/** Steps of the training's points. */
function stepsOf({ tables }: PointsMessage): number[] {
  return [...new Float64Array(tables.find(({ name }) => name === 'steps')?.steps ?? new ArrayBuffer(0))]
}

/** What comes once enough time has passed. */
async function inTime<Value>(wanted: Promise<Value>): Promise<Value> {
  const come = vi.fn()
  void wanted.finally(come)
  while (come.mock.calls.length === 0) await vi.advanceTimersByTimeAsync(100)
  return wanted
}

afterEach(() => {
  vi.useRealTimers()
})

describe('the panel of a run', () => {
  it('sends the run and all its points once its webview listens, and then what is new', async () => {
    const directory = writeRun(temporaryFolder(), { events: live })
    const { panel } = open(directory)
    panel.say({ type: 'ready' })
    expect((await panel.next('run')).run).toMatchObject({ state: 'running', step: 2, totalSteps: 100 })
    const first = await panel.next('points')
    expect([first.isRestart, stepsOf(first)]).toEqual([true, [1, 2]])
    appendFileSync(path.join(directory, 'events.jsonl'), `${JSON.stringify(trained(3))}\n`)
    const second = await panel.next('points')
    expect([second.isRestart, stepsOf(second)]).toEqual([false, [3]])
  })

  it('sends all of it at once to a webview that was hidden and made again, also when the run has ended', async () => {
    // No timer ends: the next look would be two seconds away.
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const { panel } = open(writeRun(temporaryFolder(), { events: [...live, completed] }))
    panel.say({ type: 'ready' })
    // The last that is told of a run that has ended.
    await panel.next('confusion')
    panel.say({ type: 'ready' })
    expect((await panel.next('run')).run.state).toBe('completed')
    const again = await panel.next('points')
    expect([again.isRestart, stepsOf(again)]).toEqual([true, [1, 2]])
  })

  it('says that a run stops from when it is asked to, until it has ended', async () => {
    const directory = writeRun(temporaryFolder(), { events: live })
    const append = (event: object) => appendFileSync(path.join(directory, 'events.jsonl'), `${JSON.stringify(event)}\n`)
    const { panel } = open(directory)
    panel.say({ type: 'ready' })
    expect((await panel.next('run')).run.isStopping).toBe(false)
    mkdirSync(path.join(directory, 'control'))
    writeFileSync(path.join(directory, 'control', 'stop'), 'save')
    append(trained(3))
    expect((await panel.next('run')).run.isStopping).toBe(true)
    append({ type: 'control', time: 1004, request: 'stop', status: 'done', message: 'Stopped.' })
    rmSync(path.join(directory, 'control', 'stop'))
    expect((await panel.next('run')).run.isStopping).toBe(true)
    append({ type: 'finished', time: 1005, reason: 'stopped', step: 3 })
    expect((await panel.next('run')).run).toMatchObject({ state: 'stopped', isStopping: false })
  })

  it('says that the run is gone, and shows it again once it is back', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const directory = writeRun(temporaryFolder(), { events: live })
    const elsewhere = `${directory}-moved`
    renameSync(directory, elsewhere)
    const { panel, failures } = open(directory)
    panel.say({ type: 'ready' })
    expect((await panel.next('gone')).directory).toBe(directory)
    renameSync(elsewhere, directory)
    await vi.advanceTimersByTimeAsync(2000)
    expect(stepsOf(await panel.next('points'))).toEqual([1, 2])
    expect(failures).toEqual([])
  })

  it('shows why a damaged run cannot be read, not that it is gone, and reports it once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const directory = writeRun(temporaryFolder())
    writeFileSync(path.join(directory, 'run.json'), '{')
    const { panel, failures } = open(directory)
    panel.say({ type: 'ready' })
    expect(await panel.next('unreadable')).toMatchObject({
      message: expect.stringContaining('run.json cannot be read') as unknown,
      hint: expect.stringContaining('damaged') as unknown,
    })
    await vi.advanceTimersByTimeAsync(2000)
    await panel.next('unreadable')
    expect(failures).toMatchObject([{ code: 'run-unreadable' }])
    expect(panel.messages).toEqual([])
  })

  it('says once why the file system refuses a run, and goes on once it no longer does', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const directory = writeRun(temporaryFolder(), { events: live })
    const events = path.join(directory, 'events.jsonl')
    const { panel, failures } = open(directory)
    panel.say({ type: 'ready' })
    await panel.next('points')
    // A folder in its place is what no one may read as a file.
    renameSync(events, `${events}.kept`)
    mkdirSync(events)
    await inTime(panel.next('unreadable'))
    await inTime(panel.next('unreadable'))
    expect(failures).toMatchObject([{ code: 'run-out-of-reach' }])
    rmdirSync(events)
    renameSync(`${events}.kept`, events)
    appendFileSync(events, `${JSON.stringify(trained(3))}\n`)
    expect((await inTime(panel.next('run'))).run.step).toBe(3)
    expect(stepsOf(await panel.next('points'))).toEqual([1, 2, 3])
  })

  it('sends nothing once it is closed', async () => {
    const directory = writeRun(temporaryFolder(), { events: live })
    const { panel } = open(directory)
    panel.say({ type: 'ready' })
    await panel.next('points')
    panel.dispose()
    panel.say({ type: 'ready' })
    // One that is opened later has been served by then.
    const { panel: later } = open(directory)
    later.say({ type: 'ready' })
    await later.next('points')
    expect(panel.messages).toEqual([])
  })

  it('says how the charts of the workspace are looked at, and remembers another way', async () => {
    const { panel, view } = open(writeRun(temporaryFolder(), { events: live }))
    panel.say({ type: 'view', options: { ...defaultViewOptions, axis: 'epoch', smoothing: 2 } })
    expect(view.options).toEqual({ ...defaultViewOptions, axis: 'epoch' })
    panel.say({ type: 'ready' })
    expect((await panel.next('view')).options.axis).toBe('epoch')
  })

  it('has the name of its run in its tab and its page, and follows another one at once', async () => {
    const directory = writeRun(temporaryFolder(), { events: live })
    const { panel, names } = open(directory)
    names.call(directory, 'baseline')
    expect(panel.title).toBe('baseline')
    panel.say({ type: 'ready' })
    await panel.next('view')
    expect(await panel.next('name')).toEqual({ type: 'name', directory, name: 'baseline' })
    names.call(directory, null)
    expect(panel.title).toBe(path.basename(directory))
    expect((await panel.next('name')).name).toBeNull()
  })

  it('does what its user wants, and nothing that it does not know', () => {
    const { panel, actions } = open(writeRun(temporaryFolder(), { events: live }))
    for (const action of ['stop-and-save', 'resume', 'format-disk', undefined]) panel.say({ type: 'action', action })
    panel.say('resume')
    panel.say({ type: 'other', action: 'resume' })
    panel.say({ type: 'action', action: 'open-config', at: 'learning_rate' })
    panel.say({ type: 'action', action: 'open-config', at: 1 })
    expect(actions).toEqual(['stop-and-save', 'resume', 'open-config learning_rate', 'open-config'])
  })
})
