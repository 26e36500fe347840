/** Classes of model size that want other values: MiniLM and BERT-mini, BERT-base and DistilBERT, BERT-large and up. */
export const modelSizes = ['small', 'base', 'large'] as const
export type ModelSize = (typeof modelSizes)[number]

/** Widest hidden layer of a small model: MiniLM has 384, BERT-medium 512. */
const widestSmall = 512
/** Widest hidden layer of a base model, exclusive: BERT-base has 768, BERT-large 1024. */
const narrowestLarge = 1024

/**
 * The class of a model. Its width decides and not its parameters, most of which are the vocabulary's: ALBERT-base has
 * fewer than MiniLM and wants the rates of a base model.
 *
 * @param hiddenSize width of the hidden layers, null if it is not known
 * @param name hub id or path, which tells the class of well-known models before they are downloaded
 */
export function modelSizeOf(hiddenSize: number | null, name: string): ModelSize | null {
  if (hiddenSize === null) return sizeByName(name)
  if (hiddenSize <= widestSmall) return 'small'
  return hiddenSize < narrowestLarge ? 'base' : 'large'
}

/** Names that tell the size. `deberta-v3-small` is as wide as a base model, so `small` alone says nothing. */
const namedSizes: readonly (readonly [size: ModelSize, names: RegExp])[] = [
  ['small', /minilm|(?:bert|electra)(?:_uncased)?[-_](?:tiny|mini|small|medium)\b|electra-small/],
  ['large', /[-_](?:large|xl|xxl)\b|\b[1-9]\d*(?:\.\d+)?b\b|gpt2-medium/],
  ['base', /[-_]base\b|distil(?:bert|roberta|camembert|gpt2)|\bgpt2$/],
]

function sizeByName(name: string): ModelSize | null {
  const lowerCase = name.toLowerCase()
  return namedSizes.find(([, names]) => names.test(lowerCase))?.[0] ?? null
}
