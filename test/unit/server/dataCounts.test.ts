import { describe, expect, test } from 'vitest'
import type { DataSettings } from '../../../src/config/resolvedConfig'
import type { CheckedData } from '../../../src/data/request'
import { DataCounts } from '../../../src/server/world/DataCounts'
import { dataOf, splitOf } from './snapshotOf'

const settings: DataSettings = {
  configPath: '/projects/finetune.yaml',
  files: { train: ['/projects/train.conll'] },
  ...{ validationSplit: null, testSplit: null, labels: null, labelMap: {}, seed: 42 },
  ...{ textColumn: null, labelColumn: null },
}
const other = { ...settings, files: { train: ['/projects/other.conll'] } }
const counted: CheckedData = dataOf({ train: splitOf(12) }).data

/** Counts that are read when the test says so, and what came of it. */
function counting(read: () => Promise<CheckedData>) {
  let counts: DataCounts | undefined
  const end = new Promise<string>((resolve, reject) => {
    counts = new DataCounts(read, resolve, reject)
  })
  if (counts === undefined) throw new Error('a promise is begun at once')
  return { counts, end }
}

describe('the counts of a config', () => {
  test('are not waited for: an answer is what is known now', async () => {
    const { counts, end } = counting(() => Promise.resolve(counted))
    expect(counts.look(settings)).toBeNull()
    expect(counts.lastOf(settings.configPath)).toBeNull()
    expect(await end).toBe(settings.configPath)
    expect(counts.look(settings)).toEqual({ data: counted, isCurrent: true })
    counts.dispose()
  })

  test('are those of before as long as others are not there', async () => {
    const { counts, end } = counting(() => Promise.resolve(counted))
    counts.look(settings)
    await end
    expect(counts.look(other)).toEqual({ data: counted, isCurrent: false })
    expect(counts.lastOf(settings.configPath)).toEqual({ data: counted, isCurrent: false })
    counts.dispose()
  })

  test('are read once for many questions', async () => {
    let reads = 0
    const { counts, end } = counting(() => Promise.resolve({ ...counted, labels: [String(++reads)] }))
    for (let question = 0; question < 10; question++) counts.look(settings)
    await end
    expect(reads).toBe(1)
    counts.dispose()
  })

  test('are forgotten with the config', async () => {
    const { counts, end } = counting(() => Promise.resolve(counted))
    counts.look(settings)
    await end
    counts.forget(settings.configPath)
    expect(counts.lastOf(settings.configPath)).toBeNull()
  })

  test('that cannot be read are reported, and stay unknown', async () => {
    const { counts, end } = counting(() => Promise.reject(new Error('no such file')))
    counts.look(settings)
    await expect(end).rejects.toThrow('no such file')
    expect(counts.lastOf(settings.configPath)).toBeNull()
    counts.dispose()
  })
})
