import type { Command } from 'commander'
import { isLive } from '../runs/deriveState'
import { lastTrain } from '../runs/RunHistory'
import type { RunView } from '../runs/RunReader'
import { runWarnings } from '../runs/runWarnings'
import type { CliContext } from './context'
import { printJson } from './json'
import type { RunOptions } from './runArguments'
import { openRun, readOutcome, runRow, withRunOptions } from './runArguments'
import { headLine, liveLines } from './terminal/liveLines'
import { RunScreen } from './terminal/RunScreen'
import { styleOf } from './terminal/style'
import { summaryLines } from './terminal/summaryLines'

interface ShowOptions extends RunOptions {
  readonly follow?: boolean
}

/** `finetune show`: what a run is doing, or what came of it. */
export function registerShow(program: Command, context: CliContext): void {
  withRunOptions(program.command('show'))
    .description('show a run: how far it is, its scores and files')
    .argument('<run>', 'path of a run, or its id')
    .option('--follow', 'go on until the run ends; Ctrl-C leaves it running')
    .action((run: string, options: ShowOptions) => show(run, options, context))
}

async function show(run: string, options: ShowOptions, context: CliContext): Promise<void> {
  const reader = await openRun(run, options, context)
  const leave = new AbortController()
  const stopListening = context.onInterrupt(() => leave.abort())
  const isFollowed = options.follow === true
  const view = isFollowed ? await new RunScreen(context).follow(reader, leave.signal) : await reader.look()
  stopListening()
  if (view.isReadOnly)
    context.stderr.write('This run was made by a newer version: it is shown as far as it is known.\n')
  if (options.json === true) printJson(context.stdout, await showDocument(view))
  else context.stdout.write(`${(await shownLines(view, isFollowed, context)).join('\n')}\n`)
}

async function showDocument(view: RunView) {
  const { history } = view
  const { results } = await readOutcome(view.directory)
  return {
    ...runRow(view),
    stage: history.stage?.stage ?? null,
    train: lastTrain(history),
    evaluations: history.evaluations,
    warnings: runWarnings(history),
    failure: history.lifecycle?.type === 'failed' ? history.lifecycle : null,
    results,
  }
}

async function shownLines(view: RunView, isFollowed: boolean, context: CliContext): Promise<string[]> {
  const style = styleOf(context.stdout, context.environmentVariables)
  const summary = summaryLines({ view, ...(await readOutcome(view.directory)), cwd: context.cwd }, style)
  if (isFollowed) return ['', ...summary]
  const look = { style, width: (context.stdout.columns ?? 100) - 1, time: 0 }
  const head = [headLine(view, style), ...liveLines(view, look), '']
  return isLive(view.state) ? [...head, ...summary.slice(0, 1)] : [...head, ...summary]
}
