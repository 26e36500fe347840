import type { Command } from 'commander'
import type { ManagedEnvironment } from '../environment/environmentStore'
import { environmentSizes } from '../environment/environmentSizes'
import type { PipProgress } from '../environment/pipProgress'
import type { PythonSetup, SetupWatcher } from '../environment/pythonSetup'
import type { CliContext } from './context'
import { printJson } from './json'
import { setupOf } from './pythonSide'
import { visibleLength } from './terminal/style'

/** `finetune setup`: makes the managed Python environment, once. */
export function registerSetup(program: Command, context: CliContext): void {
  program
    .command('setup')
    .description('make a Python environment with all that training needs')
    .option('--json', 'print one JSON document')
    .action(async (options: { json?: boolean }) => {
      const setup = await setupOf(context)
      const environment = await makeShown(setup, context, (watcher) => setup.ensureManaged(watcher))
      if (options.json === true) {
        const { executable, version, packages } = environment.interpreter
        printJson(context.stdout, { folder: environment.folder, executable, version, packages })
      } else context.stdout.write(`Ready: ${environment.folder}\n`)
    })
}

/** Makes an environment while saying how far it is; Ctrl-C cancels. Says nothing when it is there already. */
export async function makeShown(
  setup: PythonSetup,
  context: CliContext,
  make: (watcher: SetupWatcher) => Promise<ManagedEnvironment>,
): Promise<ManagedEnvironment> {
  const abort = new AbortController()
  const stopListening = context.onInterrupt(() => abort.abort())
  const show = progressPrinter(setup, context)
  try {
    return await make({ signal: abort.signal, onProgress: show.update })
  } finally {
    show.end()
    stopListening()
  }
}

interface ProgressPrinter {
  readonly update: (progress: PipProgress) => void
  readonly end: () => void
}

const stageTexts: Readonly<Record<PipProgress['stage'], string>> = {
  making: 'making an environment with Python',
  collecting: 'resolving',
  downloading: 'downloading',
  installing: 'installing',
}

/** One line that is redrawn at a terminal; elsewhere a line for each stage and large download. */
function progressPrinter(setup: PythonSetup, { stderr }: CliContext): ProgressPrinter {
  let announced = false
  let drawn = false
  const update = (progress: PipProgress): void => {
    if (!announced) announce(setup, stderr)
    announced = true
    const line = `  ${stageTexts[progress.stage]} ${progress.detail}`
    if (stderr.isTTY === true) {
      const width = (stderr.columns ?? 80) - 1
      stderr.write(`\r\u001b[K${visibleLength(line) > width ? `${line.slice(0, width - 1)}…` : line}`)
      drawn = true
    } else if (progress.stage !== 'collecting' && !/ [kB]+\)$/.test(progress.detail)) stderr.write(`${line}\n`)
  }
  return { update, end: () => drawn && stderr.write('\r\u001b[K') }
}

function announce(setup: PythonSetup, stderr: CliContext['stderr']): void {
  const { download, disk } = environmentSizes[setup.recipe.torchBuild]
  const size = `about ${(download / 1e9).toFixed(1)} GB to download, ${(disk / 1e9).toFixed(1)} GB on disk`
  stderr.write(`Making a Python environment (once): ${size}, in ${setup.cache}. Ctrl-C cancels.\n`)
}
