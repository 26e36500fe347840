import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../../../src/shared/protocol/event'
import { EventTail } from '../../../src/runs/EventTail'
import { temporaryFolder, trained } from './fixture'

const line = (event: object) => `${JSON.stringify(event)}\n`
const lines = (from: number, to: number, salt = 0) =>
  Array.from({ length: to - from + 1 }, (_, index) => line(trained(from + index, { time: salt + from + index }))).join(
    '',
  )
const stepsOf = (events: readonly RunEvent[]) =>
  events.map((event) => (event.type === 'train' ? event.step : event.type))

function tailOf(content: string) {
  const file = path.join(temporaryFolder(), 'events.jsonl')
  writeFileSync(file, content)
  return { file, tail: new EventTail(file) }
}

function replace(file: string, content: string): void {
  writeFileSync(`${file}.new`, content)
  renameSync(`${file}.new`, file)
}

/** A look, and the events that it found. */
async function look(tail: EventTail) {
  const events: RunEvent[] = []
  let broken = 0
  const { count, restarted } = await tail.read({ event: (event) => events.push(event), broken: () => broken++ })
  expect(count).toBe(events.length)
  return { events, restarted, broken }
}

describe('EventTail', () => {
  it('returns each event once', async () => {
    const { file, tail } = tailOf(lines(1, 3))
    expect(stepsOf((await look(tail)).events)).toEqual([1, 2, 3])
    expect(await look(tail)).toEqual({ events: [], restarted: false, broken: 0 })
    appendFileSync(file, lines(4, 5))
    expect(stepsOf((await look(tail)).events)).toEqual([4, 5])
  })

  it('waits for the rest of a half last line, even within a character', async () => {
    const warning = Buffer.from(line({ type: 'warning', time: 1, code: 'x', message: 'gare de Besançon' }))
    const middle = warning.indexOf('ç') + 1
    const { file, tail } = tailOf(lines(1, 1))
    appendFileSync(file, warning.subarray(0, middle))
    expect(stepsOf((await look(tail)).events)).toEqual([1])
    expect((await look(tail)).events).toEqual([])
    appendFileSync(file, warning.subarray(middle))
    expect((await look(tail)).events).toMatchObject([{ message: 'gare de Besançon' }])
  })

  it('has no news while the file does not exist yet', async () => {
    const file = path.join(temporaryFolder(), 'events.jsonl')
    const tail = new EventTail(file)
    expect(await look(tail)).toEqual({ events: [], restarted: false, broken: 0 })
    writeFileSync(file, lines(1, 1))
    expect(stepsOf((await look(tail)).events)).toEqual([1])
  })

  it('starts over when another file takes the place, longer than what was read', async () => {
    const { file, tail } = tailOf(lines(1, 3))
    await look(tail)
    writeFileSync(`${file}.new`, lines(7, 20, 0.5))
    renameSync(`${file}.new`, file)
    const chunk = await look(tail)
    expect(chunk.restarted).toBe(true)
    expect(stepsOf(chunk.events)[0]).toBe(7)
  })

  it('starts over when another file of the same size takes the place', async () => {
    const { file, tail } = tailOf(lines(1, 3))
    await look(tail)
    writeFileSync(`${file}.new`, lines(4, 6))
    renameSync(`${file}.new`, file)
    const chunk = await look(tail)
    expect([chunk.restarted, stepsOf(chunk.events)]).toEqual([true, [4, 5, 6]])
  })

  it('starts over when the file was cut and has grown again', async () => {
    const { file, tail } = tailOf(lines(1, 3))
    await look(tail)
    truncateSync(file, line(trained(1, { time: 1 })).length)
    appendFileSync(file, lines(12, 19))
    const chunk = await look(tail)
    expect([chunk.restarted, stepsOf(chunk.events).slice(0, 2)]).toEqual([true, [1, 12]])
  })

  it('says that what it read is void when the file is removed', async () => {
    const { file, tail } = tailOf(lines(1, 3))
    await look(tail)
    rmSync(file)
    expect(await look(tail)).toEqual({ events: [], restarted: true, broken: 0 })
    expect((await look(tail)).restarted).toBe(false)
  })

  it('skips types it does not know, and counts broken lines', async () => {
    const { tail } = tailOf(`${line({ type: 'hologram', time: 1 })}{"type":"trai\n\n${lines(1, 1)}`)
    expect(await look(tail)).toMatchObject({ events: [{ step: 1 }], broken: 1 })
  })

  it('finds the events before and after binary noise', async () => {
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 131 + (index >> 8)) & 0xff))
    const { file, tail } = tailOf(lines(1, 2))
    appendFileSync(file, Buffer.concat([noise, Buffer.from('\n'), Buffer.from(lines(3, 4))]))
    const { events, broken } = await look(tail)
    expect(stepsOf(events)).toEqual([1, 2, 3, 4])
    expect(broken).toBe(noise.filter((byte) => byte === 0x0a).length + 1)
  })

  it('takes a line of wrong types for a broken one, and loses none beside it', async () => {
    const wrong = [trained(2, { loss: '0.5' as unknown as number }), trained(3, { step: null as unknown as number })]
    const { tail } = tailOf(lines(1, 1) + wrong.map(line).join('') + lines(4, 4))
    const { events, broken } = await look(tail)
    expect([stepsOf(events), broken]).toEqual([[1, 4], 2])
  })

  it('passes over a line that is too long to be an event, also while it is written', async () => {
    const { file, tail } = tailOf(lines(1, 1))
    for (let part = 0; part < 5; part++) {
      appendFileSync(file, Buffer.alloc(9 << 20, 'x'))
      await look(tail)
    }
    appendFileSync(file, `x\n${lines(2, 3)}`)
    const { events, restarted, broken } = await look(tail)
    expect([stepsOf(events), restarted, broken]).toEqual([[2, 3], false, 1])
  })

  it('reads a line that is longer than its buffer', async () => {
    const message = 'é'.repeat(1_500_000)
    const { tail } = tailOf(lines(1, 1) + line({ type: 'warning', time: 1, code: 'long', message }) + lines(2, 2))
    const { events } = await look(tail)
    expect(stepsOf(events)).toEqual([1, 'warning', 2])
    expect(events[1]).toMatchObject({ message })
  })

  it('reads a file of many chunks', async () => {
    const { tail } = tailOf(lines(1, 10_000))
    expect(stepsOf((await look(tail)).events)).toEqual(Array.from({ length: 10_000 }, (_, index) => index + 1))
  })

  it('pauses between the pieces of a long file, and says how far it is', async () => {
    const { tail } = tailOf(lines(1, 10_000))
    const shares: number[] = []
    const between = (share: number) => Promise.resolve(void shares.push(share))
    const { count } = await tail.read({ event: () => undefined, between })
    expect(count).toBe(10_000)
    expect(shares.length).toBeGreaterThan(3)
    expect(shares).toEqual([...shares].sort((one, other) => one - other))
    expect(shares.every((share) => share > 0 && share < 1)).toBe(true)
  })

  it('ends between two pieces when it is told to, and goes on from there', async () => {
    const { tail } = tailOf(lines(1, 10_000))
    const events: RunEvent[] = []
    const leave = new AbortController()
    const between = () => {
      leave.abort()
      return Promise.resolve()
    }
    const first = tail.read({ event: (event) => events.push(event), between, signal: leave.signal })
    await expect(first).rejects.toThrow(/abort/i)
    const { length } = events
    expect(length).toBeGreaterThan(0)
    expect(length).toBeLessThan(10_000)
    const rest = await look(tail)
    expect(rest.restarted).toBe(false)
    expect(stepsOf([...events, ...rest.events])).toEqual(Array.from({ length: 10_000 }, (_, index) => index + 1))
  })

  it.each([
    ['cut', (file: string) => truncateSync(file, 1000)],
    ['replaced', (file: string) => replace(file, lines(20_001, 20_003))],
    ['removed', (file: string) => rmSync(file)],
  ])('starts over with the next look when the file is %s while it is read', async (_, change) => {
    const { file, tail } = tailOf(lines(1, 10_000))
    let isChanged = false
    const between = () => {
      if (!isChanged) change(file)
      isChanged = true
      return Promise.resolve()
    }
    await tail.read({ event: () => undefined, between })
    expect(isChanged).toBe(true)
    const wanted = existsSync(file) ? stepsOf((await look(new EventTail(file))).events) : []
    const { events, restarted } = await look(tail)
    expect([stepsOf(events), restarted]).toEqual([wanted, true])
  })

  it('gives two readers all events each', async () => {
    const { file, tail } = tailOf(lines(1, 3))
    const other = new EventTail(file)
    await look(tail)
    appendFileSync(file, lines(4, 4))
    expect(stepsOf((await look(other)).events)).toEqual([1, 2, 3, 4])
    expect(stepsOf((await look(tail)).events)).toEqual([4])
  })

  it('goes on where it was once a file may be read again', async () => {
    const { file, tail } = tailOf(lines(1, 3))
    await look(tail)
    renameSync(file, `${file}.kept`)
    mkdirSync(file)
    await expect(look(tail)).rejects.toThrow()
    rmSync(file, { recursive: true })
    renameSync(`${file}.kept`, file)
    appendFileSync(file, lines(4, 4))
    const { events } = await look(tail)
    expect(stepsOf(events).at(-1)).toBe(4)
  })

  it('does not read again what it has read, however long the file is', async () => {
    const { file, tail } = tailOf(lines(1, 1000))
    await look(tail)
    const handle = openSync(file, 'r+')
    writeSync(handle, '?'.repeat(10_000), 0)
    closeSync(handle)
    appendFileSync(file, lines(1001, 1001))
    const { events, restarted, broken } = await look(tail)
    expect([stepsOf(events), restarted, broken]).toEqual([[1001], false, 0])
  })
})
