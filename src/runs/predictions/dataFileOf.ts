import path from 'node:path'
import { readRunRecord } from '../readRunFiles'

/**
 * Where a data file of a run is, absolute.
 *
 * @param name as examples have it: from the config's folder, or absolute
 * @throws RunError if the run cannot be read
 */
export async function dataFileOf(directory: string, name: string): Promise<string> {
  const { config } = await readRunRecord(directory)
  return path.resolve(path.dirname(config.path), name)
}
