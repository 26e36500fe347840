import { describe, expect, it } from 'vitest'
import type { InferenceChild } from '../../../src/inference/inferenceProcess'
import { openOnnxPredictor } from '../../../src/inference/onnxPredictor'
import type { InferenceReply, InferenceRequest } from '../../../src/shared/protocol/inference'

/** A child without a process: answers what `answer` says, never if it says nothing, and ends when told. */
class FakeChild implements InferenceChild {
  readonly requests: InferenceRequest[] = []
  isClosed = false
  private reply: (reply: InferenceReply) => void = () => undefined
  end: (reason: string) => void = () => undefined

  constructor(private readonly answer: (request: InferenceRequest, child: FakeChild) => InferenceReply | undefined) {}

  send(request: InferenceRequest): void {
    this.requests.push(request)
    const reply = this.answer(request, this)
    if (reply) this.reply(reply)
  }
  onReply(listener: (reply: InferenceReply) => void): void {
    this.reply = listener
  }
  onEnd(listener: (reason: string) => void): void {
    this.end = listener
  }
  close(): void {
    this.isClosed = true
  }
}

function answer(request: InferenceRequest): InferenceReply {
  return request.type === 'load'
    ? { type: 'loaded', id: request.id, model: { labels: ['O'], precision: 'fp32' } }
    : { type: 'predicted', id: request.id, entities: request.texts.map(() => []) }
}

function start(children: FakeChild[]) {
  const rest = [...children]
  return openOnnxPredictor('program', { folder: 'model' }, () => rest.shift() ?? new FakeChild(answer))
}

describe('openOnnxPredictor', () => {
  it('loads the folder and passes texts on', async () => {
    const child = new FakeChild(answer)
    const predictor = await start([child])
    expect(await predictor.predict(['a', 'b'])).toEqual([[], []])
    expect(child.requests).toEqual([
      { type: 'load', id: 1, folder: 'model', precision: null },
      { type: 'predict', id: 2, texts: ['a', 'b'], aggregation: 'first' },
    ])
  })

  it('fails with the code of a refusal, and closes a child that could not load', async () => {
    const child = new FakeChild(({ id }) => ({
      type: 'refused',
      id,
      code: 'onnx-missing',
      arguments: { folder: 'model', files: 'x' },
    }))
    await expect(start([child])).rejects.toMatchObject({ code: 'onnx-missing' })
    expect(child.isClosed).toBe(true)
  })

  it('fails what was asked when the child ends, and starts a new one for the next prediction', async () => {
    const dying = new FakeChild((request, child) => {
      if (request.type === 'load') return answer(request)
      child.end('SIGKILL')
      return undefined
    })
    const fresh = new FakeChild(answer)
    const predictor = await start([dying, fresh])
    await expect(predictor.predict(['a'])).rejects.toMatchObject({
      code: 'inference-ended',
      arguments_: { detail: 'SIGKILL' },
    })
    expect(await predictor.predict(['a'])).toEqual([[]])
    expect(fresh.requests.map(({ type }) => type)).toEqual(['load', 'predict'])
  })

  it('starts one child, not two, for predictions asked at once after an end', async () => {
    const first = new FakeChild(answer)
    const second = new FakeChild(answer)
    const third = new FakeChild(answer)
    const predictor = await start([first, second, third])
    first.end('SIGKILL')
    await Promise.all([predictor.predict(['a']), predictor.predict(['b'])])
    expect(second.requests.map(({ type }) => type)).toEqual(['load', 'predict', 'predict'])
    expect(third.requests).toEqual([])
  })

  it('tries again after a restart that failed', async () => {
    const first = new FakeChild(answer)
    const failing = new FakeChild((request, child) => {
      child.end('no memory')
      return request.type === 'load' ? undefined : answer(request)
    })
    const predictor = await start([first, failing, new FakeChild(answer)])
    first.end('SIGKILL')
    await expect(predictor.predict(['a'])).rejects.toMatchObject({ code: 'inference-ended' })
    expect(await predictor.predict(['a'])).toEqual([[]])
  })
})
