import { beforeEach, describe, expect, it, vi } from 'vitest'
import { compareRuns } from '../../../src/extension/commands/compareRuns'
import type { Services } from '../../../src/extension/commands/services'
import { unreadForeign } from '../../../src/runs/foreign/ListedForeign'
import { listedRun } from '../runs/fixture'
import { fake, resetFake } from './fakeVsCode'

vi.mock('vscode', () => import('./fakeVsCode'))

beforeEach(resetFake)

const runs = Array.from({ length: 25 }, (_, index) => listedRun(`run-${index}`))

function servicesWith(shown: (readonly string[])[]): Services {
  const comparePanels = () => Promise.resolve({ show: (directories: readonly string[]) => shown.push(directories) })
  const foreign = { look: () => Promise.resolve([unreadForeign({ tool: 'spacy', address: '/out/spacy.log' })]) }
  const services = {
    runs: { look: () => Promise.resolve(runs) },
    foreign,
    selection: () => runs.slice(0, 3),
    comparePanels,
  }
  return services as unknown as Services
}

describe('comparing runs', () => {
  it.each([
    [
      'selected in the view',
      [{ directory: '/a' }, [{ directory: '/a' }, { type: 'group' }, { directory: '/b' }]],
      ['/a', '/b'],
    ],
    [
      'twice in it, under two tags, and once beside',
      [{ directory: '/a' }, [{ directory: '/a' }, { directory: '/a' }, { directory: '/b' }]],
      ['/a', '/b'],
    ],
    [
      'selected, by a key',
      [{ isOfSelection: true }],
      ['/project/runs/run-0', '/project/runs/run-1', '/project/runs/run-2'],
    ],
  ] as const)('shows those that are %s', async (_, given, directories) => {
    const shown: (readonly string[])[] = []
    await compareRuns(servicesWith(shown), ...given)
    expect(shown).toEqual([directories])
  })

  it('shows those that are picked from a list', async () => {
    const shown: (readonly string[])[] = []
    fake.pick.mockReturnValue(['run-3', 'run-4'])
    await compareRuns(servicesWith(shown))
    expect(shown).toEqual([['/project/runs/run-3', '/project/runs/run-4']])
  })

  it('compares one of ours with one of another tool', async () => {
    const shown: (readonly string[])[] = []
    fake.pick.mockReturnValue(['run-3', 'out/spacy.log'])
    await compareRuns(servicesWith(shown))
    expect(shown).toEqual([['/project/runs/run-3', '/out/spacy.log']])
  })

  it.each([
    ['one', [{ directory: '/a' }]],
    ['more than can be told apart', [runs[0], runs]],
  ])('says how many can be compared where it is %s', async (_, given) => {
    const shown: (readonly string[])[] = []
    await compareRuns(servicesWith(shown), ...given)
    expect(shown).toEqual([])
    expect(fake.answer).toHaveBeenCalledWith('Choose 2 to 20 runs to compare.', [])
  })
})
