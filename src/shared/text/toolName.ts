import type { ForeignTool } from '../protocol/runPanel'

/** A tool by the name that it gives itself. */
export function toolName(tool: ForeignTool): string {
  return names[tool]
}

const names: Readonly<Record<ForeignTool, string>> = {
  transformers: 'Hugging Face Trainer',
  tensorboard: 'TensorBoard',
  'llama-factory': 'LLaMA-Factory',
  spacy: 'spaCy',
  lightning: 'Lightning',
  'json-lines': 'JSON Lines',
  csv: 'CSV',
}
