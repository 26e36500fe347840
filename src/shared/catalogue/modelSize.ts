/** Classes of model size that want other values: toys, MiniLM and BERT-mini, BERT-base and DistilBERT, BERT-large up. */
export const modelSizes = ['tiny', 'small', 'base', 'large'] as const
export type ModelSize = (typeof modelSizes)[number]

/** Width of the hidden layers from which a class begins: BERT-mini has 256, MiniLM 384, BERT-base 768, -large 1024. */
const narrowest = { small: 128, base: 513, large: 1024 } as const

/**
 * The class of a model. Its width decides and not its parameters, most of which are the vocabulary's: ALBERT-base has
 * fewer than MiniLM and wants the rates of a base model.
 *
 * @param hiddenSize width of the hidden layers, null if it is not known
 * @param name hub id or path, which tells the class of well-known models before they are downloaded
 */
export function modelSizeOf(hiddenSize: number | null, name: string): ModelSize | null {
  if (hiddenSize === null) return sizeByName(name)
  if (hiddenSize >= narrowest.large) return 'large'
  if (hiddenSize >= narrowest.base) return 'base'
  return hiddenSize >= narrowest.small ? 'small' : 'tiny'
}

/** Names that tell the size. `deberta-v3-small` is as wide as a base model, so `small` alone says nothing. */
const namedSizes: readonly (readonly [size: ModelSize, names: RegExp])[] = [
  ['small', /minilm|(?:^|\/)bert[-_](?:uncased[-_])?(?:tiny|mini|small|medium)\b|electra-small/],
  ['large', /[-_](?:large|xl|xxl)\b|\d\.?\d*b\b|gpt2-medium/],
  ['base', /[-_]base\b|distil(?:bert|roberta|camembert|gpt2)|(?:^|\/)gpt2$/],
]

function sizeByName(name: string): ModelSize | null {
  const lowerCase = name.toLowerCase()
  return namedSizes.find(([, names]) => names.test(lowerCase))?.[0] ?? null
}
