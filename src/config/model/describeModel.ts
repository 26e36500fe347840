import type { ModelDescription } from './modelDescription'

/** Families whose positions begin after the padding id, so that two of them are not for tokens. */
const offsetFamilies: ReadonlySet<string> = new Set(['roberta', 'camembert', 'xlm-roberta', 'longformer', 'mpnet'])
const positionOffset = 2

/** Families whose feed-forward layers have three matrices: gate, up and down. */
const gatedFamilies = /^(llama|mistral|qwen|gemma|modernbert|phi3|smollm)/

/** What a model's `config.json` says, or null if it is no JSON object. Names of the figures differ between families. */
export function describeModel(text: string): ModelDescription | null {
  const config = parseObject(text)
  if (config === null) return null
  const family = textOf(config['model_type'])
  const figures = {
    layers: firstNumber(config, 'num_hidden_layers', 'n_layers', 'n_layer'),
    hiddenSize: firstNumber(config, 'hidden_size', 'dim', 'n_embd', 'd_model'),
    vocabularySize: firstNumber(config, 'vocab_size'),
  }
  const [architecture] = Array.isArray(config['architectures']) ? (config['architectures'] as unknown[]) : []
  return {
    architecture: textOf(architecture),
    family,
    maxPositions: maxPositions(config, family),
    ...figures,
    parameters: countParameters(config, family, figures),
  }
}

type Config = Readonly<Record<string, unknown>>

function parseObject(text: string): Config | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Config) : null
  } catch {
    return null
  }
}

function maxPositions(config: Config, family: string | null): number | null {
  // DeBERTa without absolute positions has no limit.
  if (config['position_biased_input'] === false) return null
  const positions = firstNumber(config, 'max_position_embeddings', 'n_positions', 'n_ctx')
  if (positions === null || positions <= positionOffset) return null
  return family !== null && offsetFamilies.has(family) ? positions - positionOffset : positions
}

type Figures = Pick<ModelDescription, 'layers' | 'hiddenSize' | 'vocabularySize'>

/** Embeddings, and matrices, biases and norms of each layer: within a few percent for the families of encoders. */
function countParameters(
  config: Config,
  family: string | null,
  { layers, hiddenSize, vocabularySize }: Figures,
): number | null {
  if (layers === null || hiddenSize === null || vocabularySize === null) return null
  const inner = firstNumber(config, 'intermediate_size', 'hidden_dim', 'n_inner') ?? 4 * hiddenSize
  const embedding = firstNumber(config, 'embedding_size') ?? hiddenSize
  const positions = firstNumber(config, 'max_position_embeddings', 'n_positions') ?? 0
  const matrices = family !== null && gatedFamilies.test(family) ? 3 : 2
  const layer = 4 * hiddenSize * hiddenSize + matrices * hiddenSize * inner + 9 * hiddenSize + inner
  // ALBERT's layers share their weights within a group.
  const distinctLayers = firstNumber(config, 'num_hidden_groups') ?? layers
  const projection = embedding === hiddenSize ? 0 : embedding * hiddenSize
  return (vocabularySize + positions) * embedding + projection + distinctLayers * layer
}

function firstNumber(config: Config, ...names: readonly string[]): number | null {
  const value = names.map((name) => config[name]).find((each) => typeof each === 'number' && Number.isFinite(each))
  return typeof value === 'number' ? value : null
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
