import { parentPort, workerData } from 'node:worker_threads'
import { checkData } from '../data/prepareData'
import type { DataRequest } from '../data/request'
import type { DataAnswer } from './world/readInWorker'

/** The thread that reads data for the server: one request, one answer. */
async function answer(): Promise<DataAnswer> {
  try {
    return { data: await checkData(workerData as DataRequest) }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}

void answer().then((message) => parentPort?.postMessage(message))
