import { isRecord } from '../../shared/check'
import { entityColumn } from '../../shared/protocol/scalars'
import type { ForeignHistory } from './ForeignHistory'
import { numberOr } from './pythonJson'

/** What spaCy tells at one evaluation: losses by component, scores in percent as its table has them. */
export interface SpacyRow {
  readonly step: number
  readonly epoch: number | null
  readonly losses: Iterable<readonly [component: string, loss: number]>
  /** In percent, but for `speed`. */
  readonly scores: Iterable<readonly [name: string, value: number]>
  /** The weighted score that decides, a fraction. */
  readonly score: number | null
}

const ourNames: Readonly<Record<string, string>> = { ents_f: 'f1', ents_p: 'precision', ents_r: 'recall' }

/**
 * Adds an evaluation of `spacy train`. Its loss is the sum over the components; each is itself a sum over the batches
 * since the evaluation before, and so of another size than a mean.
 */
export function addSpacyRow({ step, epoch, losses, scores, score }: SpacyRow, history: ForeignHistory): void {
  const parts = [...losses]
  const total = parts.reduce((sum, [, loss]) => sum + loss, 0)
  const ofParts = parts.map(([component, loss]) => [`loss_${component}`, loss] as const)
  if (parts.length > 0) history.add({ step, epoch, figures: [['loss', total], ...ofParts] })
  const named = [...scores].map(([name, value]) => [ourNames[name] ?? name, fractionOf(name, value)] as const)
  const all = score === null ? named : [...named, ['score', score] as const]
  history.add({ step, epoch, figures: all, table: 'validation' })
}

function fractionOf(name: string, value: number): number {
  return name === 'speed' || name.includes('/') ? value : value / 100
}

/** Scores by entity type, where a logger tells them: `{DEPART: {p, r, f}}`, fractions. */
export function* typeScoresOf(perType: unknown): Generator<readonly [name: string, value: number]> {
  if (!isRecord(perType)) return
  for (const [label, scores] of Object.entries(perType)) {
    if (!isRecord(scores)) continue
    for (const [key, score] of [
      ['p', 'precision'],
      ['r', 'recall'],
      ['f', 'f1'],
    ] as const) {
      const value = numberOr(scores[key])
      if (value !== null) yield [entityColumn(label, score), value]
    }
  }
}
