/** A public page. */
export interface Link {
  readonly title: string
  readonly address: string
}

/** Every page that the documentation of keys leads to. */
export const links = {
  adam: { title: 'Adam: a method for stochastic optimization', address: 'https://arxiv.org/abs/1412.6980' },
} as const satisfies Readonly<Record<string, Link>>
export type LinkName = keyof typeof links
