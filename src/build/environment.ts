import { EnvironmentFailure } from '../environment/environmentFailure'
import { pythonSetup } from '../environment/pythonSetup'
import { processContext } from '../cli/processContext'
import { reportFailure } from '../cli/reportFailure'
import { makeShown } from '../cli/setup'
import path from 'node:path'

/** Prints the Python with all that tests and benches need, made first if need be; for the scripts of this folder. */
async function main(): Promise<void> {
  const context = processContext()
  try {
    const setup = await pythonSetup(path.join(__dirname, '..', 'trainer'), context.environmentVariables)
    const environment = await makeShown(setup, context, (watcher) => setup.ensureDevelopment(watcher))
    context.stdout.write(`${environment.interpreter.executable}\n`)
  } catch (error) {
    if (!(error instanceof EnvironmentFailure)) throw error
    reportFailure(error, context)
  }
}

void main()
