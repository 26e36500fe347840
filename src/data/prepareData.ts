import type { CheckedData, DataRequest, PreparedData, ReadOptions } from './request'

/**
 * Reads the user's files and writes `<split>.jsonl` with canonical examples into `outputFolder` (made if missing). What
 * is wrong with the data comes back as problems; if one is an error, no file is left.
 *
 * @throws What the file system throws when the output folder cannot be written, and the signal's reason when aborted.
 */
export function prepareData(request: DataRequest, outputFolder: string, options?: ReadOptions): Promise<PreparedData> {
  return Promise.reject(new Error(`not yet: ${JSON.stringify([request, outputFolder, options])}`))
}

/** The same pass without writing anything, for `finetune check`. */
export function checkData(request: DataRequest, options?: ReadOptions): Promise<CheckedData> {
  return Promise.reject(new Error(`not yet: ${JSON.stringify([request, options])}`))
}
