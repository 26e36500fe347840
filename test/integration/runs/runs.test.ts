import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followRun } from '../../../src/runs/followRun'
import type { RunView } from '../../../src/runs/RunReader'
import { RunReader } from '../../../src/runs/RunReader'
import { systemClock } from '../../../src/shared/clock'
import { CommandLine, outcomeOf } from './commandLine'

let cli: CommandLine

beforeAll(() => {
  cli = new CommandLine()
}, 120_000)
afterAll(() => rmSync(cli.folder, { recursive: true, force: true, maxRetries: 5 }))

/** The one run of a project, seen from this process as soon as it is there and `until` holds. */
async function watch(project: string, until: (view: RunView) => boolean): Promise<RunView> {
  const runs = path.join(project, 'runs')
  while (namesIn(runs).length === 0) await systemClock.sleep(50)
  const reader = await RunReader.open(path.join(runs, namesIn(runs)[0] ?? ''))
  for await (const view of followRun(reader, { clock: systemClock })) if (until(view)) return view
  return reader.look()
}

/** Folders that are runs: without a record one is still being made. */
function namesIn(runs: string): string[] {
  return existsSync(runs) ? readdirSync(runs).filter((name) => existsSync(path.join(runs, name, 'run.json'))) : []
}

const hasSteps = ({ history }: RunView) => history.step >= 3

describe('finetune start', () => {
  it('trains to the end and says what came of it', async () => {
    const project = cli.project('whole', { max_steps: 10 })
    const { code, json } = await cli.json(project, 'start', 'finetune.yaml', '--set', 'learning_rate=2e-3')
    const number = expect.any(Number) as number
    expect(json).toMatchObject({
      run: expect.stringMatching(/^whole-\d{8}-\d{6}$/) as string,
      state: 'completed',
      results: { validation: { f1: number }, test: { f1: number, per_label: { DEPART: { number } } } },
    })
    expect(code).toBe(0)
    const { directory } = json as { directory: string }
    const spec = JSON.parse(readFileSync(path.join(directory, 'spec.json'), 'utf8')) as object
    expect(spec).toMatchObject({ arguments: { learning_rate: 2e-3, max_steps: 10 } })
    expect(readdirSync(path.join(directory, 'model'))).toContain('model.safetensors')
    expect(readdirSync(directory)).not.toContain('lock')
  })

  it('refuses a config with all that is wrong with it, before anything is made', async () => {
    const project = cli.project('wrong', { learning_rate: -1, eval_stpes: 3 })
    const { code, json } = await cli.json(project, 'start', 'finetune.yaml')
    expect(code).toBe(2)
    const { error } = json as { error: { problems: { code: string; line: number }[] } }
    expect(error.problems.length).toBeGreaterThanOrEqual(2)
    expect(existsSync(path.join(project, 'runs'))).toBe(false)
  })
})

describe('a run whose starter is killed', () => {
  it('goes on, is shown live and stopped by other processes, and resumes to its end', async () => {
    const project = cli.project('orphan', { max_steps: 600, eval_steps: 300 })
    const starter = cli.spawn(project, 'start', 'finetune.yaml')
    const { record, history } = await watch(project, hasSteps)
    process.kill(-(starter.pid ?? 0), 'SIGKILL')
    await once(starter, 'exit')

    const onlooker = outcomeOf(cli.spawn(project, 'show', record.id, '--follow'))
    const later = await watch(project, (view) => view.history.step > history.step + 3)
    expect(later.state).toBe('running')
    expect(await cli.json(project, 'list')).toMatchObject({
      json: [{ run: record.id, state: 'running', max_steps: 600 }],
    })

    expect(await cli.json(project, 'stop', record.id)).toMatchObject({ code: 0, json: { state: 'stopped' } })
    const { stdout, stderr } = await onlooker
    expect(stderr).toMatch(/step \d+ of 600: loss/)
    expect(stdout).toContain(`finetune resume ${path.join('runs', record.id)}`)

    const stopped = await watch(project, () => true)
    expect(stopped.history.checkpoints.at(-1)?.step).toBe(stopped.history.step)
    const resumed = await cli.json(project, 'resume', record.id)
    expect(resumed).toMatchObject({ code: 0, json: { run: record.id, state: 'completed' } })
    const { started, trains } = (await watch(project, () => true)).history
    expect(started?.resumed_from_step).toBe(stopped.history.step)
    expect([...trains.steps.values]).toEqual(Array.from({ length: 600 }, (_, index) => index + 1))
  })
})

describe('a trainer that is killed', () => {
  it('leaves a run that is interrupted, says what to do, and resumes', async () => {
    const project = cli.project('victim', { max_steps: 20_000, eval_steps: 5, save_total_limit: 1 })
    const start = outcomeOf(cli.spawn(project, 'start', 'finetune.yaml', '--json'))
    const view = await watch(project, ({ history }) => history.checkpoints.length > 0 && history.step >= 7)
    process.kill(view.history.started?.pid ?? 0, 'SIGKILL')
    const { code, stdout } = await start
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ state: 'interrupted', results: null })
    expect((await outcomeOf(cli.spawn(project, 'show', view.record.id))).stdout).toContain('finetune resume')

    expect((await cli.json(project, 'resume', view.record.id, '--detach')).code).toBe(0)
    const { history } = await watch(project, (later) => later.history.step > view.history.step)
    expect(history.started?.resumed_from_step).toBeGreaterThanOrEqual(5)
    expect((await cli.json(project, 'stop', view.record.id, '--discard')).code).toBe(0)
    expect((await cli.json(project, 'delete', view.record.id)).code).toBe(0)
    expect(namesIn(path.join(project, 'runs'))).toEqual([])
  })
})
