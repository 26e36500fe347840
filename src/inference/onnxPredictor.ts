import { InferenceProcess, startInferenceChild, type StartChild } from './inferenceProcess'
import type { InferenceOptions, Predictor } from './predictor'

/** Texts of one request: scored in a fraction of a second, so that results keep coming. */
const textsAtOnce = 256

/**
 * Load a model folder's ONNX file in a child process. If the child dies, what it was asked fails with
 * `inference-ended`, and the next prediction starts a new one.
 *
 * @param program Path of the bundled child, `inference.js`.
 * @throws InferenceFailure If the model cannot be loaded.
 */
export async function openOnnxPredictor(
  program: string,
  options: InferenceOptions,
  startChild: StartChild = startInferenceChild,
): Promise<Predictor> {
  const { folder, precision = null, aggregation = 'first' } = options
  const start = async () => {
    const child = new InferenceProcess(startChild(program))
    try {
      const { model } = await child.request({ type: 'load', folder, precision }, 'loaded')
      return { child, model }
    } catch (error) {
      child.close()
      throw error
    }
  }
  const first = await start()
  let current = Promise.resolve(first)
  const living = async () => {
    const seen = current
    const known = await seen.catch(() => undefined)
    const isGone = known === undefined || known.child.hasEnded
    if (isGone && current === seen) current = start()
    return current
  }
  return {
    model: first.model,
    textsAtOnce,
    async predict(texts) {
      const { child } = await living()
      const { entities } = await child.request({ type: 'predict', texts, aggregation }, 'predicted')
      return entities
    },
    close() {
      void current.then(({ child }) => child.close()).catch(() => undefined)
    },
  }
}
