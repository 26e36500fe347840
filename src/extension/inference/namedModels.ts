import * as vscode from 'vscode'
import { placeInRun } from '../../runs/listRunModels'
import type { NamedModel } from '../../shared/protocol/tokenPanel'
import { count } from '../../shared/text/numbers'
import { joined } from '../views/runTexts'
import type { ChosenModel } from './ModelChoice'

/** A model with the step of its run that it was saved at. */
export function named(model: ChosenModel): NamedModel
export function named(model: ChosenModel | null): NamedModel | null
export function named(model: ChosenModel | null): NamedModel | null {
  return model === null ? null : { ...model, step: placeInRun(model.folder)?.step ?? null }
}

/** What a model is called where its step is not shown beside it. */
export function titleOf(model: ChosenModel): string {
  const { name, step } = named(model)
  return step === null ? name : joined(name, stepText(step))
}

/** When in its run a model was saved. */
export function stepText(step: number): string {
  return step === 0 ? vscode.l10n.t('before training') : vscode.l10n.t('step {0}', count(step))
}

/** Two models as they are to stand beside each other: of one run, the earlier one left; of others, as they are given. */
export function besideEachOther(one: NamedModel, other: NamedModel): readonly NamedModel[] {
  const isOfOneRun = one.run !== null && one.run === other.run
  return isOfOneRun && (one.step ?? Infinity) > (other.step ?? Infinity) ? [other, one] : [one, other]
}
