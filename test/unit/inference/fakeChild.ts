import type { InferenceChild } from '../../../src/inference/inferenceChild'
import type { InferenceReply, InferenceRequest, LoadedModel, TextPart } from '../../../src/shared/protocol/inference'

export const fakeModel: LoadedModel = {
  labels: ['O', 'B-X'],
  precision: 'int8',
  maxLength: 64,
  version: '1',
  special: { before: [], after: [] },
}

type Answer = (request: InferenceRequest, child: FakeChild) => readonly InferenceReply[]

/** A child without a process: answers what `answer` says, and ends when told. */
export class FakeChild implements InferenceChild {
  readonly pid = undefined
  readonly requests: InferenceRequest[] = []
  isClosed = false
  reply: (reply: InferenceReply) => void = () => undefined
  end: (reason: string) => void = () => undefined

  constructor(private readonly answer: Answer = answerAll) {}

  /** The texts of each prediction that was asked for. */
  get texts(): (readonly string[])[] {
    return this.requests.flatMap((request) => (request.type === 'predict' ? [request.texts] : []))
  }

  send(request: InferenceRequest): void {
    this.requests.push(request)
    for (const reply of this.answer(request, this)) this.reply(reply)
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

/** One word a text, the whole of it, surely outside. */
export function partOf(text: string, index: number): TextPart {
  const words = [{ start: 0, end: text.length, label: 'O', probabilities: [1, 0] }]
  return { text: index, words, entities: [], isLast: true }
}

export function answerAll(request: InferenceRequest): readonly InferenceReply[] {
  switch (request.type) {
    case 'load':
      return [{ type: 'loaded', id: request.id, model: fakeModel }]
    case 'predict':
      return [
        { type: 'part', id: request.id, parts: request.texts.map(partOf) },
        { type: 'predicted', id: request.id },
      ]
    case 'count':
      return [{ type: 'counted', id: request.id, counts: request.words.map(({ length }) => length), special: 2 }]
    case 'cancel':
      return []
  }
}

/** Loads at once, and answers predictions only when the test does so. */
export function answerLoads(request: InferenceRequest): readonly InferenceReply[] {
  return request.type === 'load' ? answerAll(request) : []
}

/** Dies of every prediction. */
export function dieOfPredictions(request: InferenceRequest, child: FakeChild): readonly InferenceReply[] {
  if (request.type === 'predict') child.end('SIGKILL')
  return answerLoads(request)
}

/** Starts these children one after the other, then ones that answer all. */
export function startOf(...children: readonly FakeChild[]): { started: FakeChild[]; start: () => FakeChild } {
  const rest = [...children]
  const started: FakeChild[] = []
  const start = () => {
    const child = rest.shift() ?? new FakeChild()
    started.push(child)
    return child
  }
  return { started, start }
}
