import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { lookAtProcess, systemProcesses } from '../../../src/runs/processIdentity'
import { processTable } from './fixture'

const identity = { host: 'here', bootId: 'boot', pid: 7, startTime: 70 }

describe('looking at a process', () => {
  it('finds it alive by pid and start time', async () => {
    expect(await lookAtProcess(identity, processTable({ 7: 70 }))).toBe('alive')
  })

  it('takes a later process with the same pid for another one', async () => {
    expect(await lookAtProcess(identity, processTable({ 7: 9000 }))).toBe('gone')
  })

  it('knows it is gone when there is no such pid, or the machine was started anew', async () => {
    expect(await lookAtProcess(identity, processTable({}))).toBe('gone')
    expect(await lookAtProcess(identity, processTable({ 7: 70 }, 'another boot'))).toBe('gone')
  })

  it('knows nothing about the processes of another machine', async () => {
    expect(await lookAtProcess({ ...identity, host: 'there' }, processTable({ 7: 70 }))).toBe('unknown')
  })

  it('does not take a pid alone for proof of life', async () => {
    expect(await lookAtProcess(identity, processTable({ 7: 0 }))).toBe('unknown')
  })
})

describe.skipIf(process.platform === 'win32')('the processes of this machine', () => {
  it('have a start time that does not change', async () => {
    const first = await systemProcesses.startTime(process.pid)
    expect(first).toBeGreaterThan(0)
    expect(await systemProcesses.startTime(process.pid)).toBe(first)
  })

  it('are gone once they have ended', async () => {
    const child = spawn(process.execPath, ['-e', ''])
    await once(child, 'exit')
    expect(await systemProcesses.startTime(child.pid ?? 0)).toBeNull()
  })
})
