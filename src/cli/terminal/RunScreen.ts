import type { RunEvent } from '../../shared/protocol/event'
import { followRun } from '../../runs/followRun'
import type { RunReader, RunView } from '../../runs/RunReader'
import type { CliContext } from '../context'
import { LiveBlock } from './LiveBlock'
import { headLine, liveLines } from './liveLines'
import { PlainLog } from './PlainLog'
import type { Style } from './style'
import { styleOf } from './style'

/** Milliseconds between two pictures of the spinner. */
const frameInterval = 100

/**
 * Shows a run until it ends: a block that is redrawn at a terminal, a line for each thing worth it elsewhere. Both go to
 * `stderr`, so that results alone are on `stdout`.
 */
export class RunScreen {
  private readonly style: Style
  private readonly block: LiveBlock
  private readonly isRedrawn: boolean

  constructor(private readonly context: Pick<CliContext, 'stderr' | 'environmentVariables' | 'clock'>) {
    const { stderr, environmentVariables } = context
    this.style = styleOf(stderr, environmentVariables)
    this.block = new LiveBlock(stderr)
    this.isRedrawn = stderr.isTTY === true && environmentVariables['TERM'] !== 'dumb'
  }

  /**
   * @param signal stops showing; the run goes on
   * @returns the last view
   * @throws RunError `run-not-found` if the directory is deleted meanwhile
   */
  async follow(reader: RunReader, signal?: AbortSignal): Promise<RunView> {
    const { clock } = this.context
    const log = new PlainLog(this.style, reader.spec.derived.totalSteps)
    const way = this.isRedrawn ? { atLeastEvery: frameInterval } : { onEvent: (event: RunEvent) => log.hear(event) }
    const options = { clock, ...(signal && { signal }), ...way }
    let last: RunView | null = null
    for await (const view of followRun(reader, options)) {
      if (last === null) this.say(headLine(view, this.style))
      last = view
      this.draw(view, log)
    }
    return last ?? reader.look()
  }

  /** Write a line that stays, above what is redrawn. */
  say(line: string): void {
    if (this.isRedrawn) this.block.print(line)
    else this.context.stderr.write(`${line}\n`)
  }

  private draw(view: RunView, log: PlainLog): void {
    const { stderr, clock } = this.context
    if (this.isRedrawn) {
      this.block.draw(liveLines(view, { style: this.style, width: (stderr.columns ?? 80) - 1, time: clock.now() }))
    } else {
      for (const line of log.lines(view)) this.say(line)
    }
  }
}
