import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { CommandOptions } from '../../../src/extension/commandLine/CommandLine'
import { CommandFailed } from '../../../src/extension/commandLine/CommandLine'
import { exportModel } from '../../../src/extension/commands/exportModel'
import type { Services } from '../../../src/extension/commands/services'
import type { ExportDocument } from '../../../src/shared/protocol/commandLine'
import { setting } from '../../../src/extension/settings'
import { cancelFake, fake, resetFake } from './fakeVsCode'

vi.mock('vscode', () => import('./fakeVsCode'))

beforeEach(resetFake)

const directory = '/runs/travel'
const int8 = {
  path: '',
  bytes: 1,
  precision: 'int8',
  max_difference: 0.3,
  word_agreement: 0.98756,
  words: 900,
} as const
const ready = 'The model of travel is ready.'

function exported(...codes: readonly string[]): ExportDocument {
  const warnings = codes.map((code) => ({ code, message: 'For a terminal.' }))
  return { run: 'travel', directory, model: `${directory}/model`, files: [int8], warnings, isNew: true }
}

/** Exports the run, with a command line that answers so, and gives what it was asked. */
async function exportTravel(answer: (options: CommandOptions) => Promise<unknown>): Promise<readonly string[]> {
  const run = vi.fn((_: readonly string[], __: unknown, options: CommandOptions) => answer(options))
  const python = {
    choose: () => Promise.resolve(null),
    ensure: () => Promise.resolve({ executable: '/usr/bin/python3' }),
    variables: () => ({}),
  }
  await exportModel({ commandLine: { run }, python } as unknown as Services, { directory })
  return run.mock.calls[0]?.[0] ?? []
}

const said = () => fake.answer.mock.calls.map(([message]) => message)

describe('exporting the model of a run', () => {
  it('says when it is ready', async () => {
    expect(await exportTravel(() => Promise.resolve(exported()))).toEqual(['export', directory])
    expect(said()).toEqual([ready])
  })

  it('is cancelled from its notification, and nothing more is said', async () => {
    const ended = vi.fn()
    await exportTravel(({ signal }) => {
      const cancelled = new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          ended()
          reject(new CommandFailed('cancelled', { code: 'cancelled' }))
        })
      })
      cancelFake()
      return cancelled
    })
    expect(ended).toHaveBeenCalledOnce()
    expect(said()).toEqual([])
  })
})

describe('a model whose int8 says other than fp32', () => {
  it('is warned of with how far they agree, and fp32 is used from then on where its user wants it', async () => {
    fake.answer.mockImplementation((_, [label]) => label)
    await exportTravel(() => Promise.resolve(exported('truncated', 'int8-disagrees')))
    expect(fake.answer.mock.calls).toContainEqual([expect.stringContaining('98.76 %'), ['Use fp32']])
    await vi.waitFor(() => expect(setting('entities.exact')).toBe(true))
  })

  it('is left as it is where its user dismisses that', async () => {
    await exportTravel(() => Promise.resolve(exported('int8-disagrees')))
    expect(said()).toEqual([expect.stringContaining('The int8 model of travel'), ready])
    expect(setting('entities.exact')).toBe(false)
  })

  it.each([
    ['fp32 is used already', true, ['int8-disagrees']],
    ['they agree', false, ['truncated']],
  ])('is not warned of where %s', async (_, isExact, codes) => {
    fake.settings.set('entities.exact', isExact)
    await exportTravel(() => Promise.resolve(exported(...codes)))
    expect(said()).toEqual([ready])
  })
})
