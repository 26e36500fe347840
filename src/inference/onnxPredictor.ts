import { InferenceClient } from './InferenceClient'
import type { StartChild } from './inferenceChild'
import type { InferenceOptions, Predictor } from './predictor'

/** Texts of one request: scored in a fraction of a second, so that results keep coming. */
const textsAtOnce = 256

/**
 * Load a model folder's ONNX file in a child process, to read many texts once.
 *
 * @param program Path of the bundled child, `inference.js`.
 * @throws InferenceFailure If the model cannot be loaded.
 */
export async function openOnnxPredictor(
  program: string,
  { folder, precision = null, aggregation = 'first' }: InferenceOptions,
  startChild?: StartChild,
): Promise<Predictor> {
  const client = new InferenceClient({ program, cacheCapacity: 0, ...(startChild && { startChild }) })
  try {
    const model = await client.loadFirst(folder, precision ? [precision] : ['fp32', 'int8'])
    return {
      model,
      textsAtOnce,
      async predict(texts, onText = () => undefined) {
        const predictions = await model.predict(texts, { detail: 'entities', aggregation, onText })
        return predictions.map(({ entities }) => entities)
      },
      close: () => client.dispose(),
    }
  } catch (error) {
    client.dispose()
    throw error
  }
}
