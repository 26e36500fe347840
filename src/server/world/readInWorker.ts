import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { CheckedData, DataRequest } from '../../data/request'

/** What the thread answers. */
export type DataAnswer = { readonly data: CheckedData } | { readonly failure: string }

/** Reads data in a thread of its own, which ends with it: a file of a gigabyte neither delays an answer nor stays in memory. */
export function readInWorker(request: DataRequest, signal: AbortSignal): Promise<CheckedData> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(path.join(__dirname, 'dataWorker.js'), { workerData: request })
    const end = () => void worker.terminate()
    signal.addEventListener('abort', end, { once: true })
    worker.once('message', (answer: DataAnswer) => {
      if ('data' in answer) resolve(answer.data)
      else reject(new Error(answer.failure))
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      signal.removeEventListener('abort', end)
      // Later than an answer, this changes nothing.
      reject(new Error('the thread that reads data ended'))
    })
  })
}
