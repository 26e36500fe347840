import { systemProcesses } from '../runs/processIdentity'
import type { RunView } from '../runs/RunReader'
import { RunReader } from '../runs/RunReader'
import { isLive } from '../runs/deriveState'
import { requestStop } from '../runs/askTrainer'
import type { ProblemRow, RunDocument } from '../shared/protocol/commandLine'
import type { CliContext } from './context'
import { exitCodes } from './context'
import { exitCodeOf } from './exitCodeOf'
import { printJson } from './json'
import { readOutcome } from './runArguments'
import { RunScreen } from './terminal/RunScreen'
import { styleOf } from './terminal/style'
import { shownPath } from './terminal/shownPath'
import { summaryLines } from './terminal/summaryLines'

/** Attend a run that this command started, or only say how it can be watched. */
export async function attendUnlessDetached(
  reader: RunReader,
  { detach, json }: { readonly detach?: boolean; readonly json?: boolean },
  context: CliContext,
  problems: readonly ProblemRow[] = [],
): Promise<void> {
  if (detach !== true) {
    await attend(reader, json === true, context, problems)
    return
  }
  const view = await reader.look()
  context.setExitCode(exitCodeOf(view.state))
  await report(view, json === true, context, problems)
}

/**
 * Show a run that this command started until it ends, then what came of it. Ctrl-C asks the trainer to stop and save;
 * a second one leaves it to that.
 */
export async function attend(
  reader: RunReader,
  json: boolean,
  context: CliContext,
  problems: readonly ProblemRow[] = [],
): Promise<void> {
  const leave = new AbortController()
  const screen = new RunScreen(context)
  const stopListening = context.onInterrupt(stopThenLeave(reader, screen, context, leave))
  try {
    const view = await screen.follow(reader, leave.signal)
    if (leave.signal.aborted && isLive(view.state)) context.setExitCode(exitCodes.stopped)
    else context.setExitCode(exitCodeOf(view.state))
    await report(view, json, context, problems)
  } finally {
    stopListening()
  }
}

function stopThenLeave(
  { directory }: RunReader,
  screen: RunScreen,
  context: CliContext,
  leave: AbortController,
): () => void {
  let isAsked = false
  return () => {
    if (isAsked) {
      leave.abort()
      return
    }
    isAsked = true
    screen.say('Stopping after this step and saving. Ctrl-C again leaves it to finish on its own.')
    void askToStop(directory, screen, context)
  }
}

async function askToStop(directory: string, screen: RunScreen, context: CliContext): Promise<void> {
  try {
    // A reader of its own: the one that is followed hands each event out once.
    const reader = await RunReader.open(directory, { clock: context.clock, processes: systemProcesses })
    await requestStop(await reader.look(), 'save')
  } catch (error) {
    // It may have ended in the meantime, which following it shows.
    screen.say(error instanceof Error ? error.message : String(error))
  }
}

/** Print what came of a run, or that it goes on: with `--json` as a `RunDocument`. */
async function report(
  view: RunView,
  json: boolean,
  context: CliContext,
  problems: readonly ProblemRow[],
): Promise<void> {
  const { results, files } = await readOutcome(view.directory)
  if (json) {
    const { record, directory, state } = view
    const document: RunDocument = { run: record.id, directory, state, results, problems }
    printJson(context.stdout, document)
  } else if (isLive(view.state)) {
    sayHowToWatch(view.directory, context)
  } else {
    const style = styleOf(context.stdout, context.environmentVariables)
    const lines = summaryLines({ view, results, files, cwd: context.cwd }, style)
    context.stdout.write(`\n${lines.join('\n')}\n`)
  }
}

function sayHowToWatch(directory: string, context: CliContext): void {
  const run = shownPath(directory, context.cwd)
  context.stdout.write(
    `${run} runs on its own.\nWatch it: \`finetune show ${run} --follow\`. Stop it: \`finetune stop ${run}\`.\n`,
  )
}
