import type { ShapeOptions } from './shape'
import { numberOption, textOption } from './shape'

/**
 * `reduce_lr_on_plateau`: the learning rate falls when the evaluations no longer get better. Follows PyTorch's
 * `ReduceLROnPlateau`, which is fed by the trainer's `schedule.py`.
 */
export class PlateauSchedule {
  private rate: number
  private best: number
  private badEvaluations = 0
  private cooldown = 0
  private readonly isGreaterBetter: boolean

  constructor(
    learningRate: number,
    private readonly options: ShapeOptions,
    greaterIsBetter: boolean,
  ) {
    this.rate = learningRate
    this.isGreaterBetter = textOption(options, 'mode', greaterIsBetter ? 'max' : 'min') === 'max'
    this.best = this.isGreaterBetter ? -Infinity : Infinity
  }

  get learningRate(): number {
    return this.rate
  }

  /** Move on by one evaluation; one without a number changes nothing. */
  observe(metric: number | null): void {
    if (metric === null || !Number.isFinite(metric)) return
    const isBetter = this.isBetter(metric)
    if (isBetter) this.best = metric
    this.badEvaluations = isBetter || this.cooldown > 0 ? 0 : this.badEvaluations + 1
    this.cooldown = Math.max(0, this.cooldown - 1)
    if (this.badEvaluations > numberOption(this.options, 'patience', 10)) this.reduce()
  }

  private isBetter(metric: number): boolean {
    const threshold = numberOption(this.options, 'threshold', 1e-4)
    const isRelative = textOption(this.options, 'threshold_mode', 'rel') === 'rel'
    if (this.isGreaterBetter) return metric > (isRelative ? this.best * (threshold + 1) : this.best + threshold)
    return metric < (isRelative ? this.best * (1 - threshold) : this.best - threshold)
  }

  private reduce(): void {
    const factor = numberOption(this.options, 'factor', 0.1)
    const reduced = Math.max(this.rate * factor, numberOption(this.options, 'min_lr', 0))
    if (this.rate - reduced > numberOption(this.options, 'eps', 1e-8)) this.rate = reduced
    this.cooldown = numberOption(this.options, 'cooldown', 0)
    this.badEvaluations = 0
  }
}
