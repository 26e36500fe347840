import { beforeEach, describe, expect, it, vi } from 'vitest'
import { CommandFailed } from '../../../src/extension/commandLine/CommandLine'
import type { Services } from '../../../src/extension/commands/services'
import { start } from '../../../src/extension/commands/start'
import { systemProcesses } from '../../../src/runs/processIdentity'
import { StartingRuns } from '../../../src/runs/StartingRuns'
import { temporaryFolder } from '../runs/fixture'
import { fake, resetFake, Uri } from './fakeVsCode'

vi.mock('vscode', () => import('./fakeVsCode'))

beforeEach(resetFake)

const config = Uri.file('/project/finetune.yaml')
const document = { run: 'project-1', directory: '/project/runs/project-1', state: 'running', results: null }

/** What `start` works with: a command line that answers as told, and no run anywhere. */
function servicesWith(run: Services['commandLine']['run']) {
  const cache = temporaryFolder()
  const shown: string[] = []
  const services = {
    context: { workspaceState: { update: () => Promise.resolve() }, globalState: { get: () => true } },
    commandLine: { run },
    python: {
      choose: () => Promise.resolve({ executable: '/usr/bin/python3' }),
      ensure: () => Promise.resolve({ executable: '/usr/bin/python3' }),
      setup: () => Promise.resolve({ cache }),
      variables: () => ({}),
    },
    runs: { look: () => Promise.resolve([]), add: () => Promise.resolve() },
    panels: () => Promise.resolve({ show: (directory: string) => shown.push(directory) }),
    problems: { clear: () => undefined, show: () => undefined },
    starting: new Set<string>(),
  }
  return { services: services as unknown as Services, cache, shown }
}

const messages = () => fake.answer.mock.calls.map(([message]) => message)

describe('a config that is started twice', () => {
  it('is started once while the first start goes on, and can be started again afterwards', async () => {
    let end: (value: unknown) => void = () => undefined
    const first = new Promise((resolve) => (end = resolve))
    const run = vi.fn().mockReturnValueOnce(first).mockResolvedValue(document)
    const { services, shown } = servicesWith(run)
    const going = start(services, config)
    await vi.waitUntil(() => run.mock.calls.length > 0)
    await start(services, config)
    expect(run).toHaveBeenCalledTimes(1)
    expect(messages()).toEqual(['finetune.yaml is being started already.'])
    end(document)
    await going
    await start(services, config)
    expect(run).toHaveBeenCalledTimes(2)
    expect(shown).toEqual([document.directory, document.directory])
  })

  it('is started once by two clicks that follow each other at once', async () => {
    const run = vi.fn().mockResolvedValue(document)
    const { services } = servicesWith(run)
    await Promise.all([start(services, config), start(services, config)])
    expect(run).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['failed', new CommandFailed('system', { code: 'system', message: 'no' })],
    ['was cancelled', new CommandFailed('cancelled', { code: 'cancelled' })],
  ])('can be started again where its start %s', async (_, error) => {
    const run = vi.fn().mockRejectedValueOnce(error).mockResolvedValue(document)
    const { services, shown } = servicesWith(run)
    await start(services, config).catch(() => undefined)
    await start(services, config)
    expect(run).toHaveBeenCalledTimes(2)
    expect(shown).toEqual([document.directory])
  })
})

describe('a start while another process starts a run on this machine', () => {
  it.each([
    ['goes on where its user wants it', 'Start anyway', 1],
    ['does not where its user does not', undefined, 0],
  ])('asks, and %s', async (_, answer, starts) => {
    const run = vi.fn().mockResolvedValue(document)
    const { services, cache } = servicesWith(run)
    await new StartingRuns(cache, systemProcesses).begin('/elsewhere/finetune.yaml')
    fake.answer.mockReturnValue(answer)
    await start(services, config)
    expect(messages()).toEqual(['A run is being started on this machine.'])
    expect(run).toHaveBeenCalledTimes(starts)
  })
})
