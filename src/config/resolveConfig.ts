import type { ConfigDocument } from './configDocument'
import type { ConfigContext, Resolution } from './resolvedConfig'

/** Check a document and fill in every default. Never throws; finds all problems at once. */
export function resolveConfig(_document: ConfigDocument, _context: ConfigContext): Resolution {
  return { config: null, values: new Map(), problems: [] }
}
