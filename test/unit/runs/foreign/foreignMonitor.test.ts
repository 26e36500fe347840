import { renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { ForeignMonitor } from '../../../../src/runs/foreign/ForeignMonitor'
import { TrainerStateReader } from '../../../../src/runs/foreign/TrainerStateReader'
import { temporaryFolder } from '../fixture'
import { writeTrainerRun } from './trainerFolder'

/** A monitor of folders of Hugging Face's Trainer, and how often it told news. */
function monitorOf(...folders: readonly string[]) {
  const onLook = vi.fn()
  const monitor = new ForeignMonitor(onLook)
  monitor.setRuns(folders.map((address) => ({ tool: 'transformers', address })))
  return { monitor, onLook, states: () => monitor.seen.map(({ state }) => state) }
}

const folder = () => path.join(temporaryFolder(), 'output')

describe('the runs of other tools that are listed', () => {
  it('are there before they are read, and then with state and best value', async () => {
    const address = writeTrainerRun(folder(), { f1: 0.875 })
    const { monitor, states } = monitorOf(address)
    expect(states()).toEqual(['unread'])
    await monitor.look()
    expect(monitor.seen).toMatchObject([
      {
        tool: 'transformers',
        id: `${path.basename(path.dirname(address))}/output`,
        directory: address,
        state: 'completed',
        step: 20,
        totalSteps: 20,
        best: { metric: 'f1', value: 0.875, step: 20 },
      },
    ])
  })

  it('are the same objects, and told once, as long as nothing changes', async () => {
    const { monitor, onLook } = monitorOf(writeTrainerRun(folder()), writeTrainerRun(folder(), { steps: 5 }))
    await monitor.look()
    const [one, other] = monitor.seen
    const told = onLook.mock.calls.length
    await monitor.look()
    await monitor.glance()
    expect([monitor.seen[0], monitor.seen[1]]).toEqual([one, other])
    expect([monitor.seen[0] === one, monitor.seen[1] === other]).toEqual([true, true])
    expect(onLook).toHaveBeenCalledTimes(told)
  })

  it('go on with their files, and keep the place that they had', async () => {
    const address = writeTrainerRun(folder(), { steps: 5, age: 60 })
    const { monitor } = monitorOf(address)
    await monitor.glance()
    expect(monitor.seen).toMatchObject([{ state: 'running', step: 5 }])
    const created = monitor.seen[0]?.created
    writeTrainerRun(address, { steps: 20 })
    await monitor.glance()
    expect(monitor.seen).toMatchObject([{ state: 'completed', step: 20, created }])
  })

  it('are gone with their folder, known as they were, and back with it', async () => {
    const address = writeTrainerRun(folder())
    const { monitor } = monitorOf(address)
    await monitor.look()
    renameSync(address, `${address}-moved`)
    await monitor.look()
    expect(monitor.seen).toMatchObject([{ state: 'gone', best: { value: 0.9 } }])
    renameSync(`${address}-moved`, address)
    await monitor.look()
    expect(monitor.seen).toMatchObject([{ state: 'completed' }])
  })

  it('are said to be unreadable where another file has taken their place', async () => {
    const address = writeTrainerRun(folder())
    const { monitor, states } = monitorOf(address)
    rmSync(path.join(address, 'trainer_state.json'))
    await monitor.look()
    expect(states()).toEqual(['unreadable'])
    rmSync(address, { recursive: true })
    writeFileSync(address, 'nothing that is known')
    await monitor.look()
    expect(states()).toEqual(['unreadable'])
  })

  it('are not read at each glance where they have ended, and some of them are looked at in turn', async () => {
    const folders = Array.from({ length: 20 }, () => writeTrainerRun(folder()))
    const { monitor, states } = monitorOf(...folders)
    await monitor.look()
    const read = vi.spyOn(TrainerStateReader.prototype, 'look')
    const last = folders.at(-1) ?? ''
    rmSync(last, { recursive: true })
    let glances = 0
    while (!states().includes('gone') && glances < 20) {
      await monitor.glance()
      glances++
    }
    expect(glances).toBeGreaterThan(1)
    expect(glances).toBeLessThanOrEqual(6)
    expect(read).not.toHaveBeenCalled()
    read.mockRestore()
  })
})
