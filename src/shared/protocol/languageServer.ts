/**
 * What a client tells the language server besides the protocol: as `initializationOptions`, and whole again as the
 * settings of `workspace/didChangeConfiguration` when something changes. A client that says nothing gets the defaults.
 */
export interface ServerSettings {
  /** In a workspace that is not trusted only the text itself is read: no data, no model, no disk. */
  readonly isTrusted: boolean
  /** Colours of pictures in hovers; `null` draws for both. */
  readonly theme: ThemeKind | null
  /** `site-packages` folders of the Python that trains: models may lie there. */
  readonly sitePackages: readonly string[]
  /** Version of transformers whose defaults and removals are told, `4.57.6`; null for the one that is documented. */
  readonly transformersVersion: string | null
}

export const themeKinds = ['light', 'dark', 'highContrastLight', 'highContrastDark'] as const
export type ThemeKind = (typeof themeKinds)[number]

export const defaultServerSettings: ServerSettings = {
  isTrusted: true,
  theme: null,
  sitePackages: [],
  transformersVersion: null,
}
