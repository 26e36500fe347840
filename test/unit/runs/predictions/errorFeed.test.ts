import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ErrorFeed } from '../../../../src/runs/predictions/ErrorFeed'
import { markMistake, readMistakes } from '../../../../src/runs/predictions/labellingMistakes'
import { systemClock } from '../../../../src/shared/clock'
import type { ErrorBrowserMessage, NamedRun } from '../../../../src/shared/protocol/errorBrowser'
import type { Split } from '../../../../src/shared/protocol/example'
import { temporaryFolder, writeRun } from '../fixture'
import { prediction } from './prediction'

function predict(directory: string, split: Split, count = 1): void {
  mkdirSync(path.join(directory, 'predictions'), { recursive: true })
  const lines = Array.from({ length: count }, (_, id) => JSON.stringify(prediction(id, 'à Paris', 'O B-TO', 'O O')))
  writeFileSync(path.join(directory, 'predictions', `${split}.jsonl`), `${lines.join('\n')}\n{"half`)
}

/** What a viewer of a run is told. */
async function told(directory: string, others: readonly NamedRun[] = [], other: string | null = null) {
  const messages: ErrorBrowserMessage[] = []
  const feed = new ErrorFeed(directory, {
    post: (message) => messages.push(message),
    runs: () => Promise.resolve(others),
  })
  await feed.send({ split: null, other })
  return messages
}

describe('a viewer of errors is told', () => {
  it('the run and its splits, its examples, what is marked, and that it was all', async () => {
    const directory = writeRun(temporaryFolder())
    predict(directory, 'validation')
    predict(directory, 'test')
    const [source, examples, read, mistakes, ...more] = await told(directory)
    expect(source).toMatchObject({ type: 'source', split: 'test', splits: ['test', 'validation'], candidates: [] })
    expect(examples).toMatchObject({ type: 'examples', side: 'shown', labels: ['O', 'B-TO'] })
    expect(read).toEqual({ type: 'read', side: 'shown', damaged: 1 })
    expect(mistakes).toEqual({ type: 'mistakes', examples: [] })
    expect(more).toEqual([])
  })

  it('of another run beside, among those with predictions on that split', async () => {
    const folder = temporaryFolder()
    const [directory, before, without] = ['now', 'before', 'without'].map((id) => writeRun(folder, { record: { id } }))
    if (directory === undefined || before === undefined || without === undefined) throw new Error('no runs')
    predict(directory, 'test')
    predict(before, 'test', 2)
    const runs = [directory, before, without].map((each) => ({ directory: each, name: path.basename(each) }))
    const messages = await told(directory, runs, before)
    expect(messages[0]).toMatchObject({ other: { name: 'before' }, candidates: [{ name: 'before' }] })
    expect(messages.flatMap((message) => (message.type === 'read' ? [message.side] : []))).toEqual(['shown', 'other'])
  })

  it.each([
    ['gone', (folder: string) => path.join(folder, 'none')],
    ['no-predictions', (folder: string) => writeRun(folder)],
    ['other-task', (folder: string) => writeRun(folder, { record: { task: 'text-classification' } })],
    ['unreadable', (folder: string) => damaged(folder)],
  ])('why there is nothing: %s', async (reason, make) => {
    expect(await told(make(temporaryFolder()))).toMatchObject([{ type: 'unavailable', reason }])
  })
})

function damaged(folder: string): string {
  const directory = writeRun(folder)
  writeFileSync(path.join(directory, 'run.json'), '{')
  return directory
}

describe('a labelling mistake', () => {
  const mistake = { split: 'test', id: 3, file: 'data/test.conll', line: 31 } as const

  it('stays marked in the run until its mark is taken away', async () => {
    const directory = temporaryFolder()
    await markMistake(directory, mistake, true, systemClock)
    await markMistake(directory, { ...mistake, split: 'validation' }, true, systemClock)
    await markMistake(directory, mistake, true, systemClock)
    expect(await readMistakes(directory)).toEqual([{ ...mistake, split: 'validation' }, mistake])
    await markMistake(directory, mistake, false, systemClock)
    expect(await readMistakes(directory)).toEqual([{ ...mistake, split: 'validation' }])
  })

  it('is shown by the place of its example, whatever lines are damaged', async () => {
    const directory = writeRun(temporaryFolder())
    predict(directory, 'test', 5)
    const file = path.join(directory, 'predictions', 'test.jsonl')
    writeFileSync(file, readFileSync(file, 'utf8').replace('{', '!'))
    await markMistake(directory, mistake, true, systemClock)
    expect((await told(directory)).at(-1)).toEqual({ type: 'mistakes', examples: [2] })
  })

  it('does not replace marks that cannot be read', async () => {
    const directory = temporaryFolder()
    writeFileSync(path.join(directory, 'marks.json'), '{')
    await expect(markMistake(directory, mistake, true, systemClock)).rejects.toMatchObject({ code: 'run-unreadable' })
    expect(readFileSync(path.join(directory, 'marks.json'), 'utf8')).toBe('{')
    expect(await readMistakes(directory)).toEqual([])
  })
})
