import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { project } from './project'
import { trainerVariables } from './useVsCode'

const root = path.resolve(import.meta.dirname, '../../..')

/** Steps in which the tiny model learns which cities one leaves from and goes to. */
const enoughSteps = 600

/** Makes a project with a run that has just been trained, in some seconds; answers its folder. */
export function trainedProject(name: string): string {
  const folder = project(name, { max_steps: enoughSteps, eval_steps: 200, early_stopping_patience: null })
  execFileSync(process.execPath, [path.join(root, 'dist', 'cli.js'), 'start', 'finetune.yaml', '--json'], {
    cwd: folder,
    env: { ...process.env, ...trainerVariables() },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return folder
}
