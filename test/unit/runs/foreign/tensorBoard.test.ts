import { appendFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openForeign } from '../../../../src/runs/foreign/openForeign'
import type { ForeignSource } from '../../../../src/runs/foreign/ForeignSource'
import { maskedCrc32c } from '../../../../src/runs/foreign/tensorBoard/crc32c'
import { temporaryFolder } from '../fixture'
import { columnsOf } from './columnsOf'
import { record, startAt, summaryAt, versionRecord } from './eventFile'

const first = 'events.out.tfevents.1000.host.1.0'

function write(folder: string, records: readonly Buffer[], name = first): string {
  const file = path.join(folder, name)
  writeFileSync(file, Buffer.concat([versionRecord(), ...records]))
  return file
}

async function open(folder: string): Promise<ForeignSource> {
  const source = await openForeign(folder)
  if (source === null) throw new Error('no run is recognised')
  return source
}

async function columns(folder: string, table = 'steps'): Promise<Record<string, number[]>> {
  const source = await open(folder)
  await source.look()
  // The last step may be told in parts: it is taken as whole once nothing more came.
  return columnsOf((await source.look()).tables, table)
}

describe('the checksum of records', () => {
  it('is the masked CRC-32C', () => {
    // Of RFC 3720's check value 0xe3069283, masked by hand.
    expect(maskedCrc32c(Buffer.from('123456789'))).toBe(0xc78ab0e5)
  })
})

describe('a folder of TensorBoard event files', () => {
  it('gives the scalars of each step, plain and as tensors, under our names', async () => {
    const folder = temporaryFolder()
    write(folder, [
      summaryAt(1, [['train/loss', 0.5]]),
      summaryAt(1, [['train/learning_rate', { float: 0.25 }]]),
      summaryAt(2, [
        ['train/loss', 0.25],
        ['train/learning_rate', { float: 0.125 }],
      ]),
      summaryAt(2, [['eval/f1', 0.75]]),
    ])
    expect(await columns(folder)).toMatchObject({
      step: [1, 2],
      time: [1001, 1002],
      elapsed: [0, 1],
      loss: [0.5, 0.25],
      learning_rate: [0.25, 0.125],
    })
    expect(await columns(folder, 'validation')).toMatchObject({ step: [2], f1: [0.75] })
  })

  it('has no gaps in a line because others are told more often', async () => {
    const folder = temporaryFolder()
    const steps = [0, 1, 2, 3, 4]
    write(
      folder,
      steps.flatMap((step) => [
        summaryAt(step, [['lr', step]]),
        ...(step % 2 === 0 ? [summaryAt(step, [['train/loss', step]])] : []),
      ]),
    )
    expect(await columns(folder)).toMatchObject({ step: steps, learning_rate: steps })
    expect(await columns(folder, 'steps/loss')).toMatchObject({ step: [0, 2, 4], loss: [0, 2, 4] })
  })

  it('passes over what is no scalar', async () => {
    const folder = temporaryFolder()
    const histogram = Buffer.from([0x2a, 2, 1, 1])
    const text = Buffer.from([0x42, 5, 8, 7, 0x42, 1, 0x61])
    const two = Buffer.from([0x42, 12, 8, 1, 0x2a, 8, 0, 0, 0, 0, 0, 0, 0, 0])
    write(folder, [
      summaryAt(1, [
        ['h', histogram],
        ['t', text],
        ['two', two],
        ['loss', 1],
      ]),
    ])
    const { tables } = await (await open(folder)).look()
    expect([...tables.keys()]).toEqual([])
    expect(Object.keys(await columns(folder)).sort()).toEqual(['elapsed', 'loss', 'step', 'time'])
  })

  it('takes back the later steps of a run that was begun again', async () => {
    const folder = temporaryFolder()
    write(
      folder,
      [1, 2, 3].map((step) => summaryAt(step, [['loss', step]])),
    )
    write(folder, [startAt(2), summaryAt(2, [['loss', 20]])], 'events.out.tfevents.2000.host.1.0')
    expect((await columns(folder))['loss']).toEqual([1, 20])
  })

  it('takes them back too where the new file does not say that it is a restart', async () => {
    const folder = temporaryFolder()
    write(
      folder,
      [1, 2, 3].map((step) => summaryAt(step, [['loss', step]])),
    )
    write(
      folder,
      [2, 3, 4].map((step) => summaryAt(step, [['loss', step * 10]])),
      'events.out.tfevents.2000.host.1.0',
    )
    expect((await columns(folder))['loss']).toEqual([1, 20, 30, 40])
  })

  it('grows by whole records only', async () => {
    const folder = temporaryFolder()
    const more = summaryAt(2, [['loss', 2]])
    const file = write(folder, [summaryAt(1, [['loss', 1]]), more.subarray(0, 20)])
    const source = await open(folder)
    await source.look()
    expect(columnsOf((await source.look()).tables, 'steps')['loss']).toEqual([1])
    appendFileSync(file, more.subarray(20))
    const look = await source.look()
    expect(columnsOf(look.tables, 'steps')['loss']).toEqual([1, 2])
    expect(look.describe().warnings).toEqual([])
  })

  it('shows what is before damage, says where it is, and goes on with the next file', async () => {
    const folder = temporaryFolder()
    const broken = summaryAt(2, [['loss', 2]])
    broken[16] = (broken[16] ?? 0) ^ 1
    const before = Buffer.concat([versionRecord(), summaryAt(1, [['loss', 1]])]).length
    write(folder, [summaryAt(1, [['loss', 1]]), broken, summaryAt(3, [['loss', 3]])])
    write(folder, [summaryAt(4, [['loss', 4]])], 'events.out.tfevents.2000.host.1.0')
    expect((await columns(folder))['loss']).toEqual([1, 4])
    const run = (await (await open(folder)).look()).describe()
    expect(run.warnings).toEqual([
      { code: first, message: `${first} is damaged at byte ${before}: what follows there is not shown.`, key: null },
    ])
  })

  it('reads nothing of noise, and says so', async () => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, first), Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 37) % 256)))
    const look = await (await open(folder)).look()
    expect([...look.tables]).toEqual([])
    expect(look.describe().warnings).toMatchObject([{ code: first }])
  })

  it('passes over a record that has the right checksum and is no event', async () => {
    const folder = temporaryFolder()
    write(folder, [record(Buffer.from([0xff, 0xff])), summaryAt(1, [['loss', 1]])])
    expect((await columns(folder))['loss']).toEqual([1])
  })

  it('begins anew when its files are replaced', async () => {
    const folder = temporaryFolder()
    write(
      folder,
      [1, 2].map((step) => summaryAt(step, [['loss', step]])),
    )
    const source = await open(folder)
    await source.look()
    write(folder, [summaryAt(1, [['loss', 9]])])
    await source.look()
    expect(columnsOf((await source.look()).tables, 'steps')['loss']).toEqual([9])
  })

  it('is gone when its files are', async () => {
    const folder = temporaryFolder()
    const file = write(folder, [summaryAt(1, [['loss', 1]])])
    const source = await open(folder)
    await source.look()
    rmSync(file)
    await expect(source.look()).rejects.toMatchObject({ code: 'run-not-found' })
  })
})
