import type { DerivedFigures } from '../shared/protocol/spec'
import type { ConfigDocument } from './configDocument'
import type { ConfigProblem } from './problems'
import type { ResolvedConfig } from './resolvedConfig'

/** Problems that show once the training examples are counted: warmup, evaluation steps, horizon. */
export function checkFigures(
  _document: ConfigDocument,
  _config: ResolvedConfig,
  _figures: DerivedFigures,
): readonly ConfigProblem[] {
  return []
}
