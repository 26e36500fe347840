import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RunEvent, RunEventType } from '../../src/shared/protocol/event'
import { readEvent } from '../../src/shared/protocol/readEvent'

// Written by the trainer's own EventWriter, see test/trainer/test_events.py.
const lines = readFileSync(path.join(import.meta.dirname, 'events.golden.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')

const everyType: Readonly<Record<RunEventType, true>> = {
  started: true,
  environment: true,
  stage: true,
  data: true,
  model: true,
  forecast: true,
  train: true,
  evaluate: true,
  checkpoint: true,
  best: true,
  control: true,
  warning: true,
  exported: true,
  finished: true,
  failed: true,
}

function golden(): RunEvent[] {
  return lines.flatMap((line) => {
    const read = readEvent(line)
    return read.kind === 'event' ? [read.event] : []
  })
}

describe('events written by the trainer', () => {
  it('are each understood', () => {
    expect(lines.map(readEvent).filter((read) => read.kind !== 'event')).toEqual([])
  })

  it('cover every type that TypeScript knows', () => {
    expect(new Set(golden().map((event) => event.type))).toEqual(new Set(Object.keys(everyType)))
  })

  it('carry a loss that is not a number as null', () => {
    const losses = golden().flatMap((event) => (event.type === 'train' ? [event.loss] : []))
    expect(losses).toEqual([1.9459, null])
  })

  it('keep labels beyond ASCII', () => {
    const labels = golden().flatMap((event) => (event.type === 'evaluate' ? Object.keys(event.per_label) : []))
    expect(labels).toEqual(['ARRIVÉE', 'DEPART'])
  })
})

describe('readEvent', () => {
  it('keeps a type that it does not know apart from a broken line', () => {
    expect(readEvent('{"type":"hologram","time":1}')).toEqual({ kind: 'unknown-type', type: 'hologram' })
  })

  it.each([
    ['a half line', '{"type":"train","ti'],
    ['a bare number', '12'],
    ['an array', '[]'],
    ['null', 'null'],
    ['an event without a time', '{"type":"finished","reason":"completed","step":1}'],
    ['a field of another type', '{"type":"finished","time":1,"reason":"completed","step":"1"}'],
    ['a reason that does not exist', '{"type":"finished","time":1,"reason":"bored","step":1}'],
    ['a missing field', '{"type":"checkpoint","time":1,"step":1}'],
    ['a type that is a property of every object', '{"type":"constructor","time":"1"}'],
  ])('says that %s is broken', (_, line) => {
    expect(readEvent(line).kind).toBe('broken')
  })

  it('keeps fields that a newer trainer added', () => {
    const read = readEvent('{"type":"checkpoint","time":1,"step":1,"path":"checkpoint-1","bytes":9}')
    expect(read).toMatchObject({ kind: 'event', event: { bytes: 9 } })
  })
})
