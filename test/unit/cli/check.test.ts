import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CliContext } from '../../../src/cli/context'
import { runCommandLine } from '../../../src/cli/main'
import type { ProblemRow } from '../../../src/shared/protocol/commandLine'
import { systemClock } from '../../../src/shared/clock'
import { camembertConfig } from '../config/fixture'
import { temporaryFolder } from '../runs/fixture'

interface Outcome {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number | null
}

/** Run a command in a folder, without a process. */
async function run(cwd: string, ...commandLine: readonly string[]): Promise<Outcome> {
  const written = { stdout: '', stderr: '' }
  let exitCode: number | null = null
  const output = (name: keyof typeof written) => ({ write: (text: string) => (written[name] += text) })
  const context: CliContext = {
    stdout: output('stdout'),
    stderr: output('stderr'),
    cwd,
    environmentVariables: {},
    commandLine,
    clock: systemClock,
    onInterrupt: () => () => undefined,
    tellParent: () => undefined,
    setExitCode: (code) => (exitCode = code),
  }
  await runCommandLine(context)
  return { ...written, exitCode }
}

/** A project with a model, 40 training sentences and this config. */
function project(config: string, train = 'Lyon B-CITY\nest O\nbelle O\n\n'.repeat(40)): string {
  const folder = temporaryFolder()
  mkdirSync(path.join(folder, 'model'))
  writeFileSync(path.join(folder, 'model', 'config.json'), camembertConfig)
  writeFileSync(path.join(folder, 'model', 'model.safetensors'), '')
  writeFileSync(path.join(folder, 'train.conll'), train)
  writeFileSync(path.join(folder, 'dev.conll'), 'Nantes B-CITY\naussi O\n')
  writeFileSync(path.join(folder, 'finetune.yaml'), config)
  return folder
}

const config = `task: token-classification
model_name_or_path: model
train_file: train.conll
validation_file: dev.conll
eval_steps: 0.1
`

function rowsOf({ stdout }: Outcome): readonly ProblemRow[] {
  return JSON.parse(stdout) as ProblemRow[]
}

describe('finetune check', () => {
  test('says how long a right config trains, and exits with 0', async () => {
    const { stdout, exitCode } = await run(project(config), 'check', 'finetune.yaml')
    expect(stdout).toContain('30 steps, 3 an epoch, 3 of warmup')
    expect(exitCode).toBe(0)
  })

  test('takes a folder for the finetune.yaml in it', async () => {
    const folder = project(config)
    expect((await run(path.dirname(folder), 'check', folder)).exitCode).toBe(0)
  })

  test('finds what is wrong with the config and with the data in one go, as JSON rows', async () => {
    const folder = project(`${config}learnig_rate: 1\nseed: 🚆\n`, 'Lyon B-CITY\nest\n')
    const outcome = await run(folder, 'check', 'finetune.yaml', '--json')
    expect(outcome.exitCode).toBe(2)
    expect(rowsOf(outcome)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'FT010', file: path.join(folder, 'finetune.yaml'), line: 6, column: 1 }),
        expect.objectContaining({ code: 'FT020', line: 7, column: 7, severity: 'error' }),
        expect.objectContaining({ code: 'FD005', file: path.join(folder, 'train.conll'), line: 2 }),
      ]),
    )
  })

  test('with --json prints an empty array for a right config', async () => {
    expect(rowsOf(await run(project(config), 'check', 'finetune.yaml', '--json'))).toEqual([])
  })

  test('counts the steps and finds what depends on them', async () => {
    const outcome = await run(project(`${config}warmup_steps: 500\n`), 'check', 'finetune.yaml', '--json')
    expect(rowsOf(outcome)).toMatchObject([{ code: 'FT070', line: 6, severity: 'warning' }])
    expect(outcome.exitCode).toBe(0)
  })

  test('prints file:line:column, which terminals make links of', async () => {
    const { stdout } = await run(project(`${config}seed: x\n`), 'check', 'finetune.yaml')
    expect(stdout).toMatch(/^finetune\.yaml:6:7 error FT020 /)
  })

  test('a config that is not there is bad input', async () => {
    const { exitCode, stderr, stdout } = await run(temporaryFolder(), 'check', 'gone.yaml')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('gone.yaml')
    expect(stdout).toBe('')
  })
})

test('finetune schema prints a JSON Schema', async () => {
  const { stdout } = await run(temporaryFolder(), 'schema')
  expect(JSON.parse(stdout)).toMatchObject({ type: 'object', additionalProperties: false })
})
