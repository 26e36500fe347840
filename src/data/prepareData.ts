import { mkdir } from 'node:fs/promises'
import { planFiles } from './dataFiles'
import { DataPass } from './dataPass'
import type { CheckedData, DataRequest, PreparedData, ReadOptions } from './request'

/**
 * Reads the user's files and writes `<split>.jsonl` with canonical examples into `outputFolder` (made if missing). What
 * is wrong with the data comes back as problems; if one is an error, no file is left.
 *
 * @throws What the file system throws when the output folder cannot be written, and the signal's reason when aborted.
 */
export async function prepareData(
  request: DataRequest,
  outputFolder: string,
  options: ReadOptions = {},
): Promise<PreparedData> {
  await mkdir(outputFolder, { recursive: true })
  return new DataPass(request, await planFiles(request), { ...options, outputFolder }).run()
}

/** The same pass without writing anything, for `finetune check`. */
export async function checkData(request: DataRequest, options: ReadOptions = {}): Promise<CheckedData> {
  const pass = new DataPass(request, await planFiles(request), { ...options, outputFolder: null })
  const { labels, wordRule, problems, statistics } = await pass.run()
  return { labels, wordRule, problems, statistics }
}
