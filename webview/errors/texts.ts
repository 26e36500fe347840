import { t } from '@vscode/l10n'
import type { MatchKind, SpanMatch } from '../../src/shared/entities/matchSpans'
import type { GlyphName } from '../common/glyph'
import type { ChangeKind } from './model/changes'
import type { Order } from './model/order'

/** Kinds of errors, in the order in which they are offered. */
export const errorKinds = ['missed', 'spurious', 'label', 'boundary'] as const satisfies readonly MatchKind[]

/** A name, and an icon of VS Code. */
export interface Look {
  readonly name: string
  readonly icon: GlyphName
  readonly description: string
}

export function kindLook(kind: MatchKind): Look {
  switch (kind) {
    case 'right':
      return { name: t('Right'), icon: 'check', description: t('The same words and the same type') }
    case 'missed':
      return {
        name: t('Missed'),
        icon: 'circle-slash',
        description: t('An entity of the data that the model does not find'),
      }
    case 'spurious':
      return { name: t('Spurious'), icon: 'add', description: t('An entity of the model where the data has none') }
    case 'label':
      return { name: t('Wrong label'), icon: 'tag', description: t('The same words as another type') }
    case 'boundary':
      return { name: t('Wrong boundary'), icon: 'arrow-both', description: t('Some of its words, or too many') }
  }
}

export function changeLook(kind: ChangeKind): Look {
  switch (kind) {
    case 'fixed':
      return { name: t('Fixed'), icon: 'pass', description: t('Wrong in the run beside, right in this one') }
    case 'broken':
      return { name: t('Broken'), icon: 'error', description: t('Right in the run beside, wrong in this one') }
    case 'still-wrong':
      return { name: t('Still wrong'), icon: 'circle-large', description: t('Wrong in both runs') }
  }
}

export function orderName(order: Order): string {
  switch (order) {
    case 'loss':
      return t('Highest loss first')
    case 'surest':
      return t('Surest errors first')
    case 'least-sure':
      return t('Least sure errors first')
    case 'file':
      return t('As in the data')
    case 'shortest':
      return t('Shortest first')
    case 'longest':
      return t('Longest first')
  }
}

/** How sure the model is: whole percents, and 100 only where it leaves no doubt. @param confidence NaN: it says nothing */
export function sureText(confidence: number): string {
  return Number.isNaN(confidence) ? t('not seen') : t('{0} %', String(Math.floor(confidence * 100)))
}

/** What a screen reader says of an entity. @param confidence fraction, NaN where the model has none */
export function spokenMatch(
  { kind, gold, predicted }: SpanMatch,
  words: readonly string[],
  confidence: number,
): string {
  const of = (span: { readonly start: number; readonly end: number }) => words.slice(span.start, span.end).join(' ')
  const sure = sureText(confidence)
  switch (kind) {
    case 'right':
      return t('Right: {0}, {1}, {2}', of(gold), gold.type, sure)
    case 'missed':
      return t('Missed: {0}, {1} in the data, {2}', of(gold), gold.type, sure)
    case 'spurious':
      return t('Spurious: {0}, {1} for the model, {2}', of(predicted), predicted.type, sure)
    case 'label':
      return t('Wrong label: {0}, {1} in the data, {2} for the model, {3}', of(gold), gold.type, predicted.type, sure)
    case 'boundary':
      return t(
        'Wrong boundary: {0}, {1} in the data, {2}, {3} for the model, {4}',
        ...[of(gold), gold.type, of(predicted), predicted.type, sure],
      )
  }
}
