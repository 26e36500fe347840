import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../../src/shared/clock'
import { followRun } from '../../../src/runs/followRun'
import { launchRun } from '../../../src/runs/launchRun'
import { resumeRun } from '../../../src/runs/resumeRun'
import type { RunView } from '../../../src/runs/RunReader'
import { RunReader } from '../../../src/runs/RunReader'
import { requestStop } from '../../../src/runs/askTrainer'
import type { FakeBehaviour } from './fixture'
import { fakeTrainer, temporaryFolder, writeRun } from './fixture'

// Processes are started, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const clock = systemClock

function newRun(): string {
  const directory = writeRun(temporaryFolder())
  rmSync(path.join(directory, 'events.jsonl'))
  return directory
}

async function launched(behaviour: FakeBehaviour, variables: NodeJS.ProcessEnv = {}): Promise<string> {
  const directory = newRun()
  await launchRun(directory, 'start', { program: fakeTrainer(behaviour, variables), clock })
  return directory
}

/** Follows a run to its end, or to the first view that is what is waited for. */
async function follow(directory: string, until: (view: RunView) => boolean = () => false): Promise<RunView> {
  const reader = await RunReader.open(directory)
  for await (const view of followRun(reader, { clock })) if (until(view)) return view
  return reader.look()
}

const hasSteps = ({ history }: RunView) => history.step >= 3
const endless = { steps: 100_000 }

describe('a launched trainer', () => {
  it('is followed to its end', async () => {
    const view = await follow(await launched({ steps: 5 }))
    expect([view.state, view.history.step]).toEqual(['completed', 5])
  })

  it('writes its output to the log', async () => {
    const directory = await launched({ steps: 1 })
    await follow(directory)
    expect(readFileSync(path.join(directory, 'log.txt'), 'utf8')).toContain('python path')
  })

  it('works in the run directory and sees no modules of the project it was started from', async () => {
    const folders = [process.cwd(), '.', '', path.resolve('/cluster/packages')].join(path.delimiter)
    const directory = await launched({ steps: 1 }, { PYTHONPATH: folders })
    await follow(directory)
    const log = readFileSync(path.join(directory, 'log.txt'), 'utf8')
    expect(log).toContain(`python path: ${path.resolve('/cluster/packages')} in ${directory}`)
  })

  it('is failed when it says so', async () => {
    const view = await follow(await launched({ ending: 'fail', endAt: 2 }))
    expect(view.state).toBe('failed')
    expect(view.history.lifecycle).toMatchObject({ code: 'oops', hint: 'Mend it.' })
  })

  it('is interrupted when it was killed', async () => {
    expect((await follow(await launched({ ending: 'vanish', endAt: 2 }))).state).toBe('interrupted')
  })

  it('that ends before its first event is reported with the last line of its log', async () => {
    const error = { code: 'trainer-died-early', message: expect.stringContaining('No module named torch') as string }
    await expect(launched({ ending: 'mute' })).rejects.toMatchObject(error)
  })

  it('that cannot be started at all is reported with the program', async () => {
    const program = { ...fakeTrainer(), interpreter: '/nowhere/python3' }
    await expect(launchRun(newRun(), 'start', { program, clock })).rejects.toMatchObject({
      code: 'trainer-not-started',
      message: expect.stringContaining('/nowhere/python3') as string,
    })
  })

  it('keeps a second one out', async () => {
    const directory = await launched(endless)
    const second = launchRun(directory, 'resume', { program: fakeTrainer(endless), clock })
    await expect(second).rejects.toMatchObject({ code: 'trainer-died-early' })
    const view = await follow(directory, hasSteps)
    expect(view.state).toBe('running')
    await requestStop(view, 'discard')
    expect((await follow(directory)).state).toBe('stopped')
  })
})

describe('stopping', () => {
  it('saves, and the run goes on from there when it is resumed', async () => {
    const directory = await launched(endless)
    await requestStop(await follow(directory, hasSteps), 'save')
    const stopped = await follow(directory)
    expect([stopped.state, stopped.history.checkpoints.length]).toEqual(['stopped', 1])
    const { step } = stopped.history
    await resumeRun(stopped, { program: fakeTrainer({ steps: step + 4 }), clock })
    const completed = await follow(directory)
    expect(completed.state).toBe('completed')
    expect(completed.history.started?.resumed_from_step).toBe(step)
    expect([...completed.history.trains.steps.values]).toEqual(
      Array.from({ length: step + 4 }, (_, index) => index + 1),
    )
  })

  it('saves nothing when told to discard', async () => {
    const directory = await launched(endless)
    await requestStop(await follow(directory, hasSteps), 'discard')
    const { state, history } = await follow(directory)
    expect([state, history.checkpoints]).toEqual(['stopped', []])
  })

  it('is refused when the run has ended', async () => {
    const view = await follow(await launched({ steps: 1 }))
    await expect(requestStop(view, 'save')).rejects.toMatchObject({ code: 'run-not-live' })
    expect(existsSync(path.join(view.directory, 'control', 'stop'))).toBe(false)
  })
})

describe('resuming', () => {
  it('is refused while the run goes on', async () => {
    const directory = await launched(endless)
    const view = await follow(directory, hasSteps)
    await expect(resumeRun(view, { program: fakeTrainer(), clock })).rejects.toMatchObject({ code: 'run-live' })
    await requestStop(view, 'discard')
    await follow(directory)
  })

  it('is refused when there is nothing left to train', async () => {
    const view = await follow(await launched({ steps: 1 }))
    await expect(resumeRun(view, { program: fakeTrainer(), clock })).rejects.toMatchObject({ code: 'run-complete' })
  })

  it('brings back a run that was interrupted', async () => {
    const view = await follow(await launched({ ending: 'vanish', endAt: 2 }))
    rmSync(path.join(view.directory, 'lock'))
    await resumeRun(view, { program: fakeTrainer({ steps: 4 }), clock })
    expect((await follow(view.directory)).state).toBe('completed')
  })
})

describe('following', () => {
  it('says so when the directory is deleted under it', async () => {
    const directory = await launched({ ...endless, pause: 20 })
    const reader = await RunReader.open(directory)
    const followed = (async () => {
      for await (const { state } of followRun(reader, { clock })) {
        expect(state).not.toBe('completed')
        // Renamed first: the trainer writes while it is emptied.
        renameSync(directory, `${directory}-gone`)
        rmSync(`${directory}-gone`, { recursive: true, force: true })
      }
    })()
    await expect(followed).rejects.toMatchObject({ code: 'run-not-found' })
  })

  it('leaves a run alone when it is told to', async () => {
    const directory = await launched(endless)
    const leave = new AbortController()
    const reader = await RunReader.open(directory)
    for await (const view of followRun(reader, { clock, signal: leave.signal })) if (hasSteps(view)) leave.abort()
    const view = await reader.look()
    expect(view.state).toBe('running')
    await requestStop(view, 'discard')
    await follow(directory)
  })

  it('opens a run of a newer format for reading only', async () => {
    const directory = writeRun(temporaryFolder(), { record: { format: 99 } })
    writeFileSync(path.join(directory, 'events.jsonl'), '')
    const view = await (await RunReader.open(directory)).look()
    expect(view.isReadOnly).toBe(true)
    await expect(requestStop(view, 'save')).rejects.toMatchObject({ code: 'run-newer-format' })
  })
})
