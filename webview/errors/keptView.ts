import { isBoolean, isNumber, isRecord, isString, listOf, oneOf, orNull, shape } from '../../src/shared/check'
import type { Fields } from '../../src/shared/check'
import { matchKinds } from '../../src/shared/entities/matchSpans'
import type { ErrorBrowserState } from '../../src/shared/protocol/errorBrowser'
import { splits } from '../../src/shared/protocol/example'
import { changeKinds } from './model/changes'
import type { ErrorFilter } from './model/filter'
import { allLengths, noFilter } from './model/filter'
import type { Order } from './model/order'
import { orders } from './model/order'

/** How the panel is looked at. */
export interface ErrorView {
  readonly filter: ErrorFilter
  readonly order: Order
  /** Number of the active example. */
  readonly active: number
}

export const firstView: ErrorView = { filter: noFilter, order: 'loss', active: -1 }

/** JSON has no infinity. */
const range = shape({ least: isNumber, most: orNull(isNumber) })
const fields: Fields<ErrorFilter> = {
  isErrorsOnly: isBoolean,
  kinds: listOf(oneOf(matchKinds)),
  type: orNull(isString),
  cell: orNull(shape({ gold: isString, predicted: isString })),
  confidence: range,
  text: isString,
  length: range,
  isMistakesOnly: isBoolean,
  change: orNull(oneOf(changeKinds)),
}
const isView = shape({ filter: shape(fields), order: oneOf(orders), active: isNumber })

/** What was kept of a panel of this run, as far as it can be trusted. */
export function keptState(
  directory: string,
  kept: unknown,
): Omit<ErrorBrowserState, 'view'> & { readonly view: ErrorView } {
  const none = { directory, split: null, other: null, view: firstView }
  if (!isRecord(kept) || kept['directory'] !== directory) return none
  const { split, other, view } = kept
  return {
    directory,
    split: splits.find((each) => each === split) ?? null,
    other: typeof other === 'string' ? other : null,
    view: isView(view) ? withEnds(view as ErrorView) : firstView,
  }
}

function withEnds(view: ErrorView): ErrorView {
  const { least, most } = view.filter.length as { readonly least: number; readonly most: number | null }
  return { ...view, filter: { ...view.filter, length: { least, most: most ?? allLengths.most } } }
}
