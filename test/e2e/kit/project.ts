import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { inject } from 'vitest'
import { makeTinyProject, type TinySettings } from '../../tinyProject'

/** Steps of a run that goes on long enough to be watched, stopped and resumed: half a minute. */
export const watchedSteps = 8000

/** Milliseconds that a run may take to its end, on a busy machine. */
export const untilTheEnd = 240_000

/** Settings of such a run: it ends at its last step, and is evaluated twice a second. */
export const watched: TinySettings = {
  max_steps: watchedSteps,
  eval_steps: 100,
  save_total_limit: 1,
  early_stopping_patience: 'null',
}

/** Makes a project with a tiny model and data; answers its folder. */
export function project(name: string, settings: TinySettings = {}): string {
  const folder = path.join(inject('projects'), name)
  makeTinyProject(folder, inject('model'), settings)
  return folder
}

/** Makes a folder without a config. */
export function emptyFolder(name: string): string {
  const folder = path.join(inject('projects'), name)
  mkdirSync(folder)
  return folder
}
