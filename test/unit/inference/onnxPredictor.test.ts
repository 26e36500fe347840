import { describe, expect, it } from 'vitest'
import { openOnnxPredictor } from '../../../src/inference/onnxPredictor'
import { FakeChild, startOf } from './fakeChild'

describe('openOnnxPredictor', () => {
  it('loads the folder, in fp32 if it can, and asks for entities only', async () => {
    const child = new FakeChild()
    const predictor = await openOnnxPredictor('program', { folder: 'model' }, startOf(child).start)
    expect(await predictor.predict(['a', 'b'])).toEqual([[], []])
    expect(child.requests).toMatchObject([
      { type: 'load', id: 1, folder: 'model', precisions: ['fp32', 'int8'] },
      { type: 'predict', id: 2, texts: ['a', 'b'], aggregation: 'first', detail: 'entities' },
    ])
  })

  it('closes a child that could not load', async () => {
    const child = new FakeChild((request) =>
      request.type === 'cancel' ? [] : [{ type: 'refused', id: request.id, code: 'onnx-missing', arguments: {} }],
    )
    const opening = openOnnxPredictor('program', { folder: 'model' }, startOf(child).start)
    await expect(opening).rejects.toMatchObject({ code: 'onnx-missing' })
    expect(child.isClosed).toBe(true)
  })
})
