import { describe, expect, it } from 'vitest'
import { InferenceClient, type InferenceClientOptions } from '../../../src/inference/InferenceClient'
import type { TextPrediction } from '../../../src/inference/prediction'
import { FakeChild, answerAll, answerLoads, dieOfPredictions, fakeModel, partOf, startOf } from './fakeChild'

/** Time passes when the test says so. */
class FakeClock {
  private readonly sleepers = new Set<() => void>()
  sleep(_milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.sleepers.add(resolve)
      signal?.addEventListener('abort', () => this.sleepers.delete(resolve))
    })
  }
  async pass(): Promise<void> {
    for (const wake of this.sleepers) wake()
    await settled()
  }
}

/** After what promises have to do now. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function clientOf(children: readonly FakeChild[], options: Partial<InferenceClientOptions> = {}) {
  const { started, start } = startOf(...children)
  const clock = new FakeClock()
  return { started, clock, client: new InferenceClient({ program: 'program', startChild: start, clock, ...options }) }
}

const ends = (predictions: readonly TextPrediction[]) => predictions.map(({ words }) => words[0]?.end)

describe('InferenceClient', () => {
  it('starts no process before it is asked', async () => {
    const { started, client } = clientOf([])
    expect(started).toHaveLength(0)
    await client.load('model')
    expect(started).toHaveLength(1)
  })

  it('wants int8 and takes fp32 for it, unless a precision is named', async () => {
    const { started, client } = clientOf([])
    await client.load('model')
    await client.load('model', { precision: 'fp32' })
    const wanted = started[0]?.requests.map((request) => (request.type === 'load' ? request.precisions : null))
    expect(wanted).toEqual([['int8', 'fp32'], ['fp32']])
  })

  it('predicts with the model that was loaded, texts in their order', async () => {
    const { started, client } = clientOf([])
    const model = await client.load('folder')
    expect(ends(await model.predict(['a', 'bcd', '']))).toEqual([1, 3, 0])
    expect(started[0]?.requests.at(-1)).toMatchObject({
      model: { folder: 'folder', precision: 'int8', version: '1' },
      aggregation: 'first',
      detail: 'words',
    })
  })

  it('fails with the code of a refusal', async () => {
    const refusing = new FakeChild((request) =>
      request.type === 'cancel'
        ? []
        : [{ type: 'refused', id: request.id, code: 'onnx-missing', arguments: { folder: 'f', files: 'x' } }],
    )
    const { client } = clientOf([refusing])
    await expect(client.load('f')).rejects.toMatchObject({ code: 'onnx-missing' })
  })

  it('asks for a sentence once, and again only in more detail or from another version of the model', async () => {
    let version = 1
    const child = new FakeChild((request) =>
      request.type === 'load'
        ? [{ type: 'loaded', id: request.id, model: { ...fakeModel, version: String(version) } }]
        : answerAll(request),
    )
    const { client } = clientOf([child])
    const model = await client.load('model')
    await model.predict(['a', 'b', 'a'])
    await model.predict(['b', 'c', 'a'])
    await model.predict(['a'], { detail: 'tokens' })
    version = 2
    await (await client.load('model')).predict(['a'])
    expect(child.texts).toEqual([['a', 'b'], ['c'], ['a'], ['a']])
  })

  it('keeps a bounded number of sentences, those used last', async () => {
    const child = new FakeChild()
    const { client } = clientOf([child], { cacheCapacity: 100 })
    const model = await client.load('model')
    for (const text of ['a', 'b', 'a', 'c', 'd', 'e', 'a', 'b']) await model.predict([text])
    expect(child.texts.flat()).toEqual(['a', 'b', 'c', 'd', 'e', 'b'])
  })

  it('tells of each text at all its places as it is known, and of the share that is done', async () => {
    const child = new FakeChild(answerLoads)
    const { client } = clientOf([child])
    const model = await client.load('model')
    const told: number[] = []
    const shares: number[] = []
    const onText = (index: number) => told.push(index)
    const predicting = model.predict(['aa', 'bb', 'aa'], { onText, onProgress: (share) => shares.push(share) })
    child.reply({ type: 'part', id: 2, parts: [partOf('bb', 1)] })
    expect(told).toEqual([1])
    // Half of the other one's words.
    child.reply({ type: 'part', id: 2, parts: [{ ...partOf('a', 0), isLast: false }] })
    expect(shares).toEqual([0.5, 0.75])
    child.reply({ type: 'part', id: 2, parts: [{ text: 0, words: [], entities: [], isLast: true }] })
    child.reply({ type: 'predicted', id: 2 })
    expect(ends(await predicting)).toEqual([1, 2, 1])
    expect(told).toEqual([1, 0, 2])
  })

  describe('a request that is no longer wanted', () => {
    it('is not asked if it was aborted before', async () => {
      const child = new FakeChild()
      const { client } = clientOf([child])
      const model = await client.load('model')
      await expect(model.predict(['a'], { signal: AbortSignal.abort() })).rejects.toThrow(/aborted/)
      expect(child.texts).toEqual([])
    })

    it('is rejected at once and cancelled in the child, whose late answer harms nobody', async () => {
      const child = new FakeChild(answerLoads)
      const { client } = clientOf([child])
      const model = await client.load('model')
      const abort = new AbortController()
      const predicting = model.predict(['a'], { signal: abort.signal })
      abort.abort(new Error('newer text'))
      await expect(predicting).rejects.toThrow('newer text')
      expect(child.requests.at(-1)).toEqual({ type: 'cancel', request: 2 })
      child.reply({ type: 'refused', id: 2, code: 'cancelled', arguments: {} })
    })
  })

  describe('when the child crashes', () => {
    it('starts a new one at once and asks again for the texts that are missing', async () => {
      const dying = new FakeChild(answerLoads)
      const { client, started } = clientOf([dying])
      const model = await client.load('model')
      const predicting = model.predict(['a', 'bb', 'ccc'])
      dying.reply({ type: 'part', id: 2, parts: [partOf('bb', 1), { ...partOf('a', 0), isLast: false }] })
      dying.end('SIGKILL')
      expect(started[1]?.texts).toEqual([['a', 'ccc']])
      const predictions = await predicting
      expect(predictions.map(({ words }) => words.length)).toEqual([1, 1, 1])
      expect(ends(predictions)).toEqual([1, 2, 3])
    })

    it('gives up on what ended two of them, and serves the next request', async () => {
      const { client, started } = clientOf([new FakeChild(dieOfPredictions), new FakeChild(dieOfPredictions)])
      const model = await client.load('model')
      const failure = { code: 'inference-ended', arguments_: { detail: 'SIGKILL' } }
      await expect(model.predict(['a'])).rejects.toMatchObject(failure)
      expect(started).toHaveLength(2)
      expect(ends(await model.predict(['a']))).toEqual([1])
    })

    it('loads the model that was used last, so that the next request need not wait', async () => {
      const { client, started } = clientOf([])
      await client.load('first')
      const model = await client.load('second')
      await model.predict(['a'])
      started[0]?.end('SIGKILL')
      expect(started[1]?.requests).toMatchObject([{ type: 'load', folder: 'second', precisions: ['int8'] }])
    })

    it('does not start children in turns that nobody asked anything', async () => {
      const { client, started } = clientOf([])
      await client.load('model')
      started[0]?.end('SIGKILL')
      await settled()
      started[1]?.end('SIGKILL')
      expect(started).toHaveLength(2)
    })
  })

  describe('when nothing is asked for a while', () => {
    it('ends the child, and starts another for the next request', async () => {
      const { client, clock, started } = clientOf([])
      const model = await client.load('model')
      await settled()
      await clock.pass()
      expect(started[0]?.isClosed).toBe(true)
      // It ends because it was told to.
      started[0]?.end('exit code 0')
      expect(started).toHaveLength(1)
      expect(ends(await model.predict(['a']))).toEqual([1])
      expect(started).toHaveLength(2)
    })

    it('keeps the child while something is pending', async () => {
      const { client, clock, started } = clientOf([new FakeChild(answerLoads)])
      const model = await client.load('model')
      await settled()
      const predicting = model.predict(['a'])
      await clock.pass()
      expect(started[0]?.isClosed).toBe(false)
      client.dispose()
      await expect(predicting).rejects.toMatchObject({ code: 'cancelled' })
    })
  })

  it('is over when disposed of', async () => {
    const { client, started } = clientOf([])
    await client.load('model')
    client.dispose()
    expect(started[0]?.isClosed).toBe(true)
    await expect(client.load('model')).rejects.toMatchObject({ code: 'cancelled' })
    expect(started).toHaveLength(1)
  })
})
