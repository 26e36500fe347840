import path from 'node:path'
import type { CheckedData, DataRequest } from '../../data/request'

/** What the reading process answers. */
export type DataAnswer = { readonly data: CheckedData } | { readonly failure: string }

/**
 * Reads data in a process of its own, which ends with it: a file of a gigabyte neither delays an answer nor stays in
 * memory, as some of it would after a thread.
 */
export async function readInProcess(request: DataRequest, signal: AbortSignal): Promise<CheckedData> {
  // Needed by then only: it takes a tenth of the time to start.
  const { fork } = await import('node:child_process')
  const child = fork(path.join(__dirname, 'dataReader.js'), { stdio: 'ignore' })
  const end = () => void child.kill()
  signal.addEventListener('abort', end, { once: true })
  try {
    return await new Promise((resolve, reject) => {
      child.once('message', (answer: DataAnswer) => {
        if ('data' in answer) resolve(answer.data)
        else reject(new Error(answer.failure))
      })
      child.once('error', reject)
      // Later than an answer, this changes nothing.
      child.once('exit', () => reject(new Error('the process that reads data ended')))
      child.send(request)
    })
  } finally {
    signal.removeEventListener('abort', end)
  }
}
