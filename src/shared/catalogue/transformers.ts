/**
 * What transformers' `TrainingArguments` says of a key. Versions are written `major.minor`; 4.57 is the oldest that is
 * looked at, so what is older has no `since`.
 */
export interface UpstreamKey {
  readonly key: string
  /** Defaults as Python writes them, each with the version that brought it: the last one not after a version holds. */
  readonly defaults: readonly (readonly [since: string, value: string])[]
  /** First version that has the key. */
  readonly since?: string
  /** First version that warns of it. */
  readonly deprecated?: string
  /** First version that refuses it. */
  readonly removed?: string
  /** What upstream has in its place, a key or a few words. */
  readonly insteadUpstream?: string
}

/** What a version of transformers makes of a key. */
export type UpstreamStatus =
  | { readonly kind: 'present'; readonly default: string; readonly deprecated: boolean; readonly removed: string | null }
  | { readonly kind: 'removed'; readonly removed: string; readonly instead: string }
  | { readonly kind: 'notYet'; readonly since: string }
