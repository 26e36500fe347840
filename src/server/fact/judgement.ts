import type { Band, BandedValue } from '../../shared/catalogue/bands'
import { bandOf, bandsIn, measure } from '../../shared/catalogue/bands'
import { describeSituation } from '../../config/describeCatalogue'
import { idleBeside } from '../../config/rule/idleRule'
import { situationOf } from '../../config/situation'
import { findEntry } from '../../shared/catalogue/catalogue'
import type { CatalogueEntry } from '../../shared/catalogue/entry'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'

/** The values of a key that are good, doubtful and dangerous in this config, and where its own value lies. */
export interface Judgement {
  readonly banded: BandedValue
  /** From low to high; at least one. */
  readonly bands: readonly Band[]
  /** What they depend on, as it is here: the task, the size of the model, …; empty if on nothing. */
  readonly situation: string
  /** The number that the bands are about; null if it is not known, or there is none. */
  readonly measured: number | null
  /** The band of the number, undefined between bands. */
  readonly band: Band | undefined
}

/** Keys that are judged together with another one, whose bands are theirs. */
const judgedWith: Readonly<Record<string, string>> = { gradient_accumulation_steps: 'per_device_train_batch_size' }

/** Null for a key without bands, and where none of them holds or the key has no effect. */
export function judge({ key }: Pick<CatalogueEntry, 'key'>, snapshot: ConfigSnapshot): Judgement | null {
  const { effective, model } = snapshot.resolution
  const entry = findEntry(judgedWith[key] ?? key)
  const banded = entry?.documentation.bands
  if (entry === undefined || banded === undefined || !entry.tasks.includes(snapshot.task)) return null
  if (idleBeside(effective, key) !== null) return null
  const situation = situationOf(effective, model)
  const bands = bandsIn(banded, situation)
  if (bands.length === 0) return null
  const measured = isUnfit(key, snapshot)
    ? null
    : measure(banded, situation.valueOf(entry.key), situation, snapshot.figures?.totalSteps ?? null)
  const band = measured === null ? undefined : bandOf(banded, measured, situation)
  return { banded, bands, situation: describeSituation(banded, situation), measured, band }
}

/** Whether a key is written with a value that it cannot have: the default in its place is nobody's choice. */
export function isUnfit(key: string, { resolution }: Pick<ConfigSnapshot, 'resolution'>): boolean {
  const written = resolution.written.get(key)
  return written !== undefined && written.value === undefined
}
