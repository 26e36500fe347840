import { numberOr } from './pythonJson'

/** Names under which tools tell the step; an epoch is a step where there is no other. */
export const stepKeys = [
  'step',
  'global_step',
  'current_steps',
  '_step',
  'trainer/global_step',
  'train_step',
  'iteration',
  'iter',
  'epoch',
] as const

/** The name that a row's step has, and the step; null if it has none. */
export function stepOf(row: Readonly<Record<string, unknown>>): { readonly key: string; readonly step: number } | null {
  for (const key of stepKeys) {
    const step = numberOr(row[key])
    if (step !== null) return { key, step }
  }
  return null
}

/** Makes steps that begin anew with each epoch go on. A step that falls within an epoch is of a restart, and stays. */
export class StepCounter {
  private before = 0
  private last = -Infinity
  private epoch = -Infinity

  count(step: number, epoch: number | null): number {
    if (step < this.last && epoch !== null && epoch > this.epoch) this.before += this.last + 1
    else if (step < this.last) this.before = 0
    this.last = step
    this.epoch = epoch ?? this.epoch
    return this.before + step
  }
}
