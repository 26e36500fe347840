import { count, duration, percent } from '../../shared/text/numbers'
import type { CliContext } from '../context'
import { bar } from './bars'
import { styleOf } from './style'

/** Milliseconds between two drawings. */
const redrawAfter = 100

/** A line at a terminal that says how far a file's texts are predicted, how fast, and how long the rest will take. */
export class PredictingLine {
  private readonly started: number
  private drawn = -Infinity
  private bytes = 0
  private texts = 0

  /** @param totalBytes of the file */
  constructor(
    private readonly context: Pick<CliContext, 'stderr' | 'environmentVariables' | 'clock'>,
    private readonly totalBytes: number,
  ) {
    this.started = context.clock.monotonic()
  }

  /** One more text of the file, a line of it, is done. */
  advance(text: string): void {
    this.bytes += Buffer.byteLength(text) + 1
    this.texts++
    const now = this.context.clock.monotonic()
    if (this.context.stderr.isTTY !== true || now - this.drawn < redrawAfter) return
    this.drawn = now
    this.context.stderr.write(`\r  ${this.look((now - this.started) / 1000)}\u001b[K`)
  }

  /** Take the line away. */
  clear(): void {
    if (this.drawn > -Infinity) this.context.stderr.write('\r\u001b[K')
  }

  private look(seconds: number): string {
    const share = Math.min(1, this.bytes / Math.max(1, this.totalBytes))
    const speed = `${count(Math.round(this.texts / Math.max(seconds, 0.001)))} sentences/s`
    const left = `${duration((seconds * (1 - share)) / share)} left`
    const style = styleOf(this.context.stderr, this.context.environmentVariables)
    return `${bar(share, 24, style)} ${percent(share, 0)} % · ${speed} · ${left}`
  }
}
