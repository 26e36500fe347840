import { expect, test } from 'vitest'
import { checkFigures } from '../../../src/config/checkFigures'
import { parseDocument } from '../../../src/config/parseDocument'
import { deriveFigures } from '../../../src/shared/schedule/figures'
import { resolveText, smallConfig } from './fixture'

/** Codes for a config with these lines and 160 training examples: 10 steps an epoch. */
function codesFor(lines: string): readonly string[] {
  const text = smallConfig + lines
  const { config, problems } = resolveText(text)
  if (config === null) throw new Error(JSON.stringify(problems))
  const figures = deriveFigures(config.arguments, 160)
  return checkFigures(parseDocument(text), config, figures).map(({ code }) => code)
}

test.each([
  ['num_train_epochs: 10', []],
  ['num_train_epochs: 1', ['FT071']],
  ['num_train_epochs: 1\neval_steps: 0.5', []],
  ['num_train_epochs: 1\neval_strategy: epoch', []],
  ['warmup_steps: 100', ['FT070']],
  ['warmup_steps: 99', ['FT080']],
  ['warmup_steps: 49', ['FT081']],
  ['warmup_steps: 10', []],
  ['warmup_steps: 1\nmax_steps: 1\neval_strategy: epoch', []],
  ['lr_scheduler_steps: 20000', ['FT072', 'FT070']],
  ['lr_scheduler_steps: 100', []],
  ['lr_scheduler_type: polynomial', []],
  ['lr_scheduler_type: polynomial\nwarmup_steps: 100', ['FT078']],
  ['lr_scheduler_type: polynomial\nwarmup_steps: 0.999', ['FT078']],
  ['lr_scheduler_type: polynomial\nwarmup_steps: 40\nlr_scheduler_steps: 40', ['FT072', 'FT078']],
  ['logging_steps: 500', ['FT074']],
  ['logging_steps: 100', []],
  ['early_stopping_patience: 3\nnum_train_epochs: 4\neval_strategy: epoch', ['FT075']],
  ['early_stopping_patience: 3\nnum_train_epochs: 5\neval_strategy: epoch', []],
  ['early_stopping_patience: 3\neval_steps: 30', ['FT075']],
  ['early_stopping_patience: 3\neval_steps: 10\neval_delay: 80', ['FT075']],
  ['eval_delay: 200', ['FT076']],
  ['eval_delay: 20\neval_strategy: epoch', ['FT076']],
  ['eval_steps: 40', ['FT081']],
  ['eval_steps: 40\nmax_steps: 100', []],
  ['per_device_train_batch_size: 160', ['FT077', 'FT071']],
  ['per_device_train_batch_size: 160\nmax_steps: 200', []],
])('%j: %j', (lines, codes) => {
  expect([...codesFor(lines)].sort()).toEqual([...codes].sort())
})
