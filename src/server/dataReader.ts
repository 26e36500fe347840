import { setPriority } from 'node:os'
import { checkData } from '../data/prepareData'
import type { DataRequest } from '../data/request'
import type { DataAnswer } from './world/readInProcess'

/** Of 0 to 19, where 0 is how programs usually run. */
const patience = 10

async function answer(request: DataRequest): Promise<DataAnswer> {
  try {
    return { data: await checkData(request) }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}

/** The process that reads data for the server: one request, one answer. It ends with the server. */
setPriority(patience)
process.once('disconnect', () => process.exit())
process.once('message', (request: DataRequest) => {
  void answer(request).then((message) => process.send?.(message, () => process.disconnect()))
})
