import { dirname, resolve } from 'node:path'
import type { ConfigDocument } from './configDocument'
import { fillDefaults } from './fillDefaults'
import { readKeys } from './readKeys'

/**
 * Absolute folder that a config's runs are written to, whatever else is wrong with the config.
 *
 * @param configPath absolute; its folder is what a relative `output_dir` starts from
 */
export function outputDirOf(document: ConfigDocument, configPath: string): string {
  const { values } = fillDefaults(readKeys(document).keys, null)
  return resolve(dirname(configPath), values.output_dir)
}
