import { utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { SignsOfLife } from '../../../src/runs/SignsOfLife'
import { HandClock, temporaryFolder } from './fixture'

function watch(ageInSeconds: number) {
  const clock = new HandClock()
  const heartbeat = path.join(temporaryFolder(), 'heartbeat')
  const touch = (age: number) => {
    writeFileSync(heartbeat, '')
    const seconds = clock.now() / 1000 - age
    utimesSync(heartbeat, seconds, seconds)
  }
  touch(ageInSeconds)
  return { clock, touch, signs: new SignsOfLife(path.dirname(heartbeat), clock) }
}

describe('signs of life', () => {
  it('are as old as the files at the first look', async () => {
    const { signs } = watch(90)
    expect(Math.round((await signs.silence()) / 1000)).toBe(90)
  })

  it('age on the own clock while nothing changes', async () => {
    const { signs, clock } = watch(0)
    const before = await signs.silence()
    clock.advance(61_000)
    expect((await signs.silence()) - before).toBe(61_000)
  })

  it('begin anew with every heartbeat', async () => {
    const { signs, clock, touch } = watch(50)
    await signs.silence()
    clock.advance(10_000)
    touch(3)
    expect(await signs.silence()).toBe(0)
  })

  it('do not age when the wall clock jumps', async () => {
    const { signs, clock } = watch(0)
    const before = await signs.silence()
    clock.jump = 3_600_000
    expect(await signs.silence()).toBe(before)
    clock.jump = -3_600_000
    expect(await signs.silence()).toBe(before)
  })

  it('are fresh when the files come from a machine whose clock is ahead', async () => {
    expect(await watch(-3600).signs.silence()).toBe(0)
  })
})
