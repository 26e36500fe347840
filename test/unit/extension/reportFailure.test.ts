import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { LogOutputChannel } from 'vscode'
import { CommandFailed } from '../../../src/extension/commandLine/CommandLine'
import { reportFailure } from '../../../src/extension/messages/reportFailure'
import type { RunErrorCode } from '../../../src/runs/runError'
import { runError } from '../../../src/runs/runError'
import { fake, resetFake } from './fakeVsCode'

vi.mock('vscode', () => import('./fakeVsCode'))

beforeEach(resetFake)

const log = { error: () => undefined, show: () => undefined } as unknown as LogOutputChannel

/** What is said of an error, and the buttons before the one that shows the log. */
async function said(error: unknown): Promise<{ readonly message: string; readonly buttons: readonly string[] }> {
  await reportFailure(error, log)
  const [message, labels] = fake.answer.mock.lastCall ?? ['', []]
  return { message, buttons: labels.filter((label) => label !== 'Show log') }
}

describe('why a command of the command line failed', () => {
  const silent = runError('trainer-silent', { seconds: 60, log: '/runs/a/log.txt' })
  const ended = runError('trainer-died-early', { ending: 'exit code 1', lastLine: 'no torch', log: '/runs/a/log.txt' })

  it.each([
    [silent, ['Show run', 'Open log']],
    [ended, ['Check environment']],
  ])(
    'has buttons in place of a hint that names commands of a terminal: $code',
    async ({ code, message, hint }, buttons) => {
      expect(hint).toContain('`finetune ')
      expect(await said(new CommandFailed(code, { code, message, hint }))).toEqual({ message, buttons })
    },
  )

  it('has its hint where that can be followed here', async () => {
    const { code, message, hint } = runError('output-unwritable', { folder: '/runs', reason: 'permission denied' })
    expect(await said(new CommandFailed(code, { code, message, hint }))).toEqual({
      message: `${message} ${hint}`,
      buttons: [],
    })
  })

  it('shows the run, or opens its log, where the user wants it', async () => {
    const code: RunErrorCode = 'trainer-silent'
    for (const [label, command] of [
      ['Show run', 'finetune-lab.showRun'],
      ['Open log', 'finetune-lab.openLog'],
    ] as const) {
      fake.answer.mockReturnValueOnce(label)
      await reportFailure(new CommandFailed(code, { code }), log)
      expect(fake.executeCommand).toHaveBeenLastCalledWith(command)
    }
  })
})
