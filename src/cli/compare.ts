import type { Command } from 'commander'
import type { Comparison } from '../runs/compareRuns'
import { compareRuns } from '../runs/compareRuns'
import { readResults } from '../runs/readRunFiles'
import type { RunView } from '../runs/RunReader'
import type { CliContext } from './context'
import { printJson } from './json'
import type { RunOptions } from './runArguments'
import { openRun, withRunOptions } from './runArguments'
import { percent, rate, significant } from '../shared/text/numbers'
import type { Style } from './terminal/style'
import { styleOf } from './terminal/style'
import { tableLines } from './terminal/table'

/** `finetune compare`: what differs between runs, and what came of it. */
export function registerCompare(program: Command, context: CliContext): void {
  withRunOptions(program.command('compare'))
    .description('show what differs between runs and what came of it')
    .argument('<run...>', 'paths of runs, or their ids')
    .action((runs: readonly string[], options: RunOptions) => compare(runs, options, context))
}

async function compare(runs: readonly string[], options: RunOptions, context: CliContext): Promise<void> {
  const views = await Promise.all(runs.map(async (run) => (await openRun(run, options, context)).look()))
  const results = await Promise.all(views.map(({ directory }) => readResults(directory)))
  const comparison = compareRuns(views.map(({ spec }, index) => ({ spec, results: results[index] ?? null })))
  if (options.json === true) {
    const described = views.map(({ record, directory, state }) => ({ run: record.id, directory, state }))
    printJson(context.stdout, { runs: described, ...comparison })
  } else {
    const style = styleOf(context.stdout, context.environmentVariables)
    context.stdout.write(`${comparisonLines(views, comparison, style).join('\n')}\n`)
  }
}

function comparisonLines(views: readonly RunView[], { settings, scores }: Comparison, style: Style): string[] {
  const [head = '', ...rows] = tableLines(
    [
      ['', ...views.map(({ record }) => record.id)],
      ['state', ...views.map(({ state }) => state)],
      ...settings.map(({ key, values }) => [key, ...values.map(valueText)]),
      ...scores.map(({ split, metric, values }) => [`${split} ${metric}`, ...scoreTexts(metric, values, style)]),
    ],
    'text',
  )
  const same = settings.length === 0 ? [style.dim('The configs do not differ.')] : []
  return [style.bold(head), ...rows, ...same]
}

function valueText(value: unknown): string {
  if (value === undefined) return '–'
  if (typeof value === 'number' && value !== 0 && Math.abs(value) < 1e-3) return rate(value)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The best value of a row is bold: the lowest loss, the highest of everything else. */
function scoreTexts(metric: string, values: readonly (number | null)[], style: Style): string[] {
  const isLoss = metric === 'loss'
  const known = values.filter((value) => value !== null)
  const best = isLoss ? Math.min(...known) : Math.max(...known)
  return values.map((value) => {
    const text = isLoss && value !== null ? significant(value) : percent(value)
    return value === best && known.length > 1 ? style.bold(text) : text
  })
}
