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
  ['warmup_steps: 99', []],
  ['warmup_steps: 1\nmax_steps: 1\neval_strategy: epoch', []],
  ['lr_scheduler_steps: 20000', ['FT072', 'FT070']],
  ['lr_scheduler_steps: 100', []],
])('%j: %j', (lines, codes) => {
  expect([...codesFor(lines)].sort()).toEqual([...codes].sort())
})
