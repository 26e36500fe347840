import type { Command } from 'commander'
import { listRuns } from '../runs/listRuns'
import { systemProcesses } from '../runs/processIdentity'
import type { RunView } from '../runs/RunReader'
import type { CliContext } from './context'
import { printJson } from './json'
import type { RunOptions } from './runArguments'
import { runRow, runsFolder, withRunOptions } from './runArguments'
import { bestText } from './terminal/eventTexts'
import { runProgress } from '../runs/runProgress'
import type { Style } from './terminal/style'
import { styleOf } from './terminal/style'
import { tableLines } from './terminal/table'
import { stateTexts } from './terminal/texts'

/** `finetune list`: the runs of a folder, newest first. */
export function registerList(program: Command, context: CliContext): void {
  withRunOptions(program.command('list'))
    .description('list the runs, newest first')
    .action((options: RunOptions) => list(options, context))
}

async function list(options: RunOptions, context: CliContext): Promise<void> {
  const folder = runsFolder(options, context)
  const { runs, unreadable } = await listRuns([folder], { clock: context.clock, processes: systemProcesses })
  const style = styleOf(context.stdout, context.environmentVariables)
  for (const { message } of unreadable) context.stderr.write(`${style.yellow('!')} ${message}\n`)
  if (options.json === true) printJson(context.stdout, runs.map(runRow))
  else if (runs.length === 0) context.stdout.write(`No runs in ${folder}.\n`)
  else context.stdout.write(`${runLines(runs, style).join('\n')}\n`)
}

function runLines(runs: readonly RunView[], style: Style): string[] {
  const [head = '', ...rows] = tableLines(
    [['run', 'state', 'step', 'best', 'model'], ...runs.map((run) => cells(run, style))],
    'text',
  )
  return [style.bold(head), ...rows]
}

function cells(view: RunView, style: Style): string[] {
  const { step, totalSteps } = runProgress(view)
  const best = view.history.bests.at(-1)
  return [
    view.record.id,
    style[stateTexts[view.state].colour](view.state),
    `${step}/${totalSteps}`,
    best === undefined ? '–' : `${best.metric} ${bestText(best)}`,
    view.spec.model.nameOrPath,
  ]
}
