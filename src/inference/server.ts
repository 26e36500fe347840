import type { InferenceReply, InferenceRequest, Precision } from '../shared/protocol/inference'
import { InferenceFailure, failureFromError } from './failure'
import type { TokenClassifier } from './tokenClassifier'

type OpenModel = (folder: string, precision: Precision | null) => Promise<TokenClassifier>

/** Answers requests one after the other, in the order they came; a request that fails is answered by `refused`. */
export interface InferenceServer {
  handle(request: InferenceRequest): Promise<InferenceReply>
}

/** The child's side of the inference protocol: holds one model at a time. */
export function createInferenceServer(openModel: OpenModel): InferenceServer {
  let model: TokenClassifier | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const answer = async (request: InferenceRequest): Promise<InferenceReply> => {
    switch (request.type) {
      case 'load': {
        await model?.close()
        model = undefined
        model = await openModel(request.folder, request.precision)
        return { type: 'loaded', id: request.id, model: { labels: model.labels, precision: model.precision } }
      }
      case 'predict': {
        if (!model) throw new InferenceFailure('no-model-loaded')
        return { type: 'predicted', id: request.id, entities: await model.predict(request.texts, request.aggregation) }
      }
    }
  }

  return {
    handle(request) {
      const reply = queue.then(() => answer(request)).catch((error: unknown) => refuse(request.id, error))
      queue = reply
      return reply
    },
  }
}

function refuse(id: number, error: unknown): InferenceReply {
  const failure = failureFromError(error)
  return { type: 'refused', id, code: failure.code, arguments: failure.arguments_ }
}
