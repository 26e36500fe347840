import type { Precision } from '../shared/protocol/inference'

/** Sub-tokens that are scored at once: enough to keep the cores busy, little enough to stay in their caches. */
const batchTokens = 2048

/**
 * Sequences to score together. fp32 batches hold sequences of one length, so that nothing is padded. int8 scales its
 * activations by the whole batch, so a sentence would get other scores in other company: it goes alone.
 */
export function planBatches<T extends { readonly ids: readonly number[] }>(
  sequences: readonly T[],
  precision: Precision,
): T[][] {
  if (precision === 'int8') return sequences.map((sequence) => [sequence])
  const batches: T[][] = []
  for (const sequence of sequences.toSorted((a, b) => a.ids.length - b.ids.length)) {
    const { length } = sequence.ids
    const batch = batches.at(-1)
    if (batch?.[0]?.ids.length === length && (batch.length + 1) * length <= batchTokens) batch.push(sequence)
    else batches.push([sequence])
  }
  return batches
}
