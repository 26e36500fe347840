import path from 'node:path'
import { InferenceClient } from '../../../src/inference/client'
import { startInferenceChild } from '../../../src/inference/inferenceChild'
import type { Precision } from '../../../src/shared/protocol/inference'
import type { Candidate } from './candidate'
import { residentBytes } from './residentBytes'

/** Our child process through its client, without the cache; a time is the caller's, the way there and back included. */
export async function openOurs(folder: string, precision: Precision): Promise<Candidate> {
  let pid: number | undefined
  const client = new InferenceClient({
    program: path.resolve('dist', 'inference.js'),
    cacheCapacity: 0,
    startChild: (program) => {
      const child = startInferenceChild(program)
      pid = child.pid
      return child
    },
  })
  const started = performance.now()
  const model = await client.load(folder, { precision })
  return {
    name: `ours, ${precision}`,
    load: performance.now() - started,
    memory: () => residentBytes(pid),
    async time(text) {
      const start = performance.now()
      await model.predict([text])
      return performance.now() - start
    },
    async tags(text) {
      const [prediction] = await model.predict([text])
      return prediction?.words.map(({ label }) => label) ?? []
    },
    close: () => client.dispose(),
  }
}
