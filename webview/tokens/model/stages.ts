import type { SubToken, WordPrediction } from '../../../src/shared/protocol/inference'

/** What the model says of a sub-token for one label. */
export interface LabelRow {
  readonly label: string
  readonly logit: number
  /** Fraction. */
  readonly probability: number
  /** The logit as a share of the one furthest from zero, -1 to 1. */
  readonly share: number
  /** It has the highest logit, and so the highest probability. */
  readonly isBest: boolean
}

/** The labels of a sub-token, in the order of the model. */
export function labelRows({ logits, probabilities }: SubToken, labels: readonly string[]): LabelRow[] {
  const furthest = Math.max(...logits.map(Math.abs), Number.MIN_VALUE)
  const best = logits.indexOf(Math.max(...logits))
  return labels.map((label, index) => ({
    label,
    logit: logits[index] ?? 0,
    probability: probabilities[index] ?? 0,
    share: (logits[index] ?? 0) / furthest,
    isBest: index === best,
  }))
}

/** Labels that are shown of many, in their order: the most probable ones for any of these. */
export function foremostLabels(
  words: readonly { readonly reading: WordPrediction; readonly labels: readonly string[] }[],
  most: number,
): ReadonlySet<string> {
  const best = new Map<string, number>()
  for (const { reading, labels } of words)
    labels.forEach((label, index) => best.set(label, Math.max(best.get(label) ?? 0, reading.probabilities[index] ?? 0)))
  const ranked = [...best].toSorted(([, one], [, other]) => other - one)
  return new Set(ranked.slice(0, most).map(([label]) => label))
}

/** The best row, and the one after it; null where there is one label only. */
export function leaders(rows: readonly LabelRow[]): { readonly best: LabelRow; readonly next: LabelRow | null } | null {
  const [best, next = null] = rows.toSorted((one, other) => other.logit - one.logit)
  return best === undefined ? null : { best, next }
}
