import { describe, expect, it } from 'vitest'
import { ModelShelf } from '../../../src/inference/ModelShelf'
import { InferenceFailure } from '../../../src/inference/failure'
import { createInferenceServer } from '../../../src/inference/server'
import type { TokenClassifier } from '../../../src/inference/tokenClassifier'
import type { InferenceReply, PredictRequest } from '../../../src/shared/protocol/inference'

/** Reads a text a step, remembers it, and stops at `gate`. */
function fakeClassifier(folder: string, read: string[], gate: Promise<void> = Promise.resolve()): TokenClassifier {
  return {
    labels: [folder],
    precision: 'fp32',
    maxLength: 8,
    special: { before: [], after: [] },
    reader: null as never,
    async *predict(texts) {
      for (const [text, value] of texts.entries()) {
        read.push(value)
        await gate
        yield [{ text, words: [], entities: [], isLast: true }]
      }
    },
    close: () => Promise.resolve(),
  }
}

function serverOf(open: (folder: string) => Promise<TokenClassifier>) {
  const replies: InferenceReply[] = []
  const waiting = new Set<{ id: number; resolve: () => void }>()
  const shelf = new ModelShelf(open, () => Promise.resolve({ precision: 'fp32', version: '1' }))
  const server = createInferenceServer(shelf, (reply) => {
    replies.push(reply)
    for (const one of waiting) if (one.id === reply.id && reply.type !== 'part') one.resolve()
  })
  const ended = (id: number) => new Promise<void>((resolve) => waiting.add({ id, resolve }))
  return { server, replies, ended }
}

function predict(id: number, ...texts: readonly string[]): PredictRequest {
  const model = { folder: 'A', precision: 'fp32', version: '1' } as const
  return { type: 'predict', id, model, texts, aggregation: 'first', detail: 'words' }
}

describe('createInferenceServer', () => {
  it('loads a model for whoever predicts with it', async () => {
    const { server, replies, ended } = serverOf((folder) => Promise.resolve(fakeClassifier(folder, [])))
    server.handle(predict(1, 'a', 'b'))
    await ended(1)
    expect(replies.map(({ type }) => type)).toEqual(['part', 'part', 'predicted'])
  })

  it('tells what is known of a loaded model', async () => {
    const { server, replies, ended } = serverOf((folder) => Promise.resolve(fakeClassifier(folder, [])))
    server.handle({ type: 'load', id: 1, folder: 'A', precisions: ['fp32'] })
    await ended(1)
    const special = { before: [], after: [] }
    const model = { labels: ['A'], precision: 'fp32', maxLength: 8, version: '1', special }
    expect(replies).toEqual([{ type: 'loaded', id: 1, model }])
  })

  it('reads a sentence that comes in while a file is read before the rest of the file', async () => {
    const read: string[] = []
    let open: () => void = () => undefined
    const gate = new Promise<void>((resolve) => (open = resolve))
    const { server, ended } = serverOf((folder) => Promise.resolve(fakeClassifier(folder, read, gate)))
    server.handle(predict(1, 'a long file', 'of many', 'sentences'))
    server.handle(predict(2, 'typed'))
    open()
    await Promise.all([ended(1), ended(2)])
    expect(read.indexOf('typed')).toBeLessThan(read.indexOf('sentences'))
  })

  it('never runs what was cancelled before it began, and leaves what has begun at its next sentence', async () => {
    const read: string[] = []
    let open: () => void = () => undefined
    const gate = new Promise<void>((resolve) => (open = resolve))
    const { server, replies, ended } = serverOf((folder) => Promise.resolve(fakeClassifier(folder, read, gate)))
    server.handle(predict(1, 'a', 'b', 'c'))
    server.handle(predict(2, 'never, being longer'))
    const both = Promise.all([ended(1), ended(2)])
    await new Promise((resolve) => setImmediate(resolve))
    expect(read).toEqual(['a'])
    server.handle({ type: 'cancel', request: 1 })
    server.handle({ type: 'cancel', request: 2 })
    open()
    await both
    expect(read).toEqual(['a'])
    expect(replies.filter(({ type }) => type === 'refused')).toMatchObject([
      { id: 1, code: 'cancelled' },
      { id: 2, code: 'cancelled' },
    ])
  })

  it('answers a failed load with its code and keeps answering', async () => {
    let attempts = 0
    const { server, replies, ended } = serverOf((folder) =>
      ++attempts === 1
        ? Promise.reject(new InferenceFailure('onnx-missing', { folder, files: 'f' }))
        : Promise.resolve(fakeClassifier(folder, [])),
    )
    server.handle({ type: 'load', id: 1, folder: 'A', precisions: ['fp32'] })
    server.handle({ type: 'load', id: 2, folder: 'A', precisions: ['fp32'] })
    await ended(2)
    const refused = { type: 'refused', id: 1, code: 'onnx-missing', arguments: { folder: 'A', files: 'f' } }
    expect(replies[0]).toEqual(refused)
    expect(replies[1]).toMatchObject({ type: 'loaded', id: 2 })
  })

  it('answers an error that it does not know with its message', async () => {
    const { server, replies, ended } = serverOf(() => Promise.reject(new Error('odd\nstack')))
    server.handle({ type: 'load', id: 1, folder: 'A', precisions: ['fp32'] })
    await ended(1)
    expect(replies).toMatchObject([{ code: 'unexpected', arguments: { detail: 'odd' } }])
  })
})
