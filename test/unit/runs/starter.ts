/** A process that starts a trainer and then waits to be killed: `starter <run directory> <TrainerProgram as JSON>`. */
import { systemClock } from '../../../src/shared/clock'
import { launchRun } from '../../../src/runs/launchRun'
import type { TrainerProgram } from '../../../src/runs/trainerProcess'

const [directory = '', program = ''] = process.argv.slice(2)
void launchRun(directory, 'start', { program: JSON.parse(program) as TrainerProgram, clock: systemClock }).then(() => {
  process.stdout.write('launched\n')
  setInterval(() => undefined, 1000)
})
