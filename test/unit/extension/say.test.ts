import { beforeEach, describe, expect, it, vi } from 'vitest'
import { StartProblems } from '../../../src/extension/language/StartProblems'
import { say } from '../../../src/extension/messages/say'
import type { ProblemRow } from '../../../src/shared/protocol/commandLine'
import { fake, resetFake } from './fakeVsCode'

vi.mock('vscode', () => import('./fakeVsCode'))

beforeEach(resetFake)

const messages = () => fake.answer.mock.calls.map(([message]) => message)

describe('a message with buttons', () => {
  it('does what is clicked, and nothing where it is dismissed', async () => {
    const run = vi.fn()
    await say('error', 'It broke.', { title: 'Mend it', run })
    expect(run).not.toHaveBeenCalled()
    fake.answer.mockReturnValue('Mend it')
    await say('error', 'It broke.', { title: 'Mend it', run })
    expect(run).toHaveBeenCalledOnce()
  })

  it('says why what was clicked could not be done', async () => {
    fake.answer.mockReturnValueOnce('Mend it')
    await say('error', 'It broke.', { title: 'Mend it', run: () => Promise.reject(new Error('no tools')) })
    expect(messages()).toEqual(['It broke.', 'Fine-Tuning Lab: no tools'])
  })
})

describe('problems of a start', () => {
  const row: ProblemRow = {
    file: '/project/train.conll',
    line: 2,
    column: 1,
    code: 'FD005',
    severity: 'error',
    message: 'The line has one column.',
  }

  it('are shown in their view also where their file cannot be opened, and then it is said why', async () => {
    fake.showTextDocument.mockRejectedValue(new Error('train.conll is too large'))
    fake.answer.mockReturnValueOnce('Show problems')
    const problems = new StartProblems()
    await say('error', 'It cannot start.', { title: 'Show problems', run: () => problems.reveal(row) })
    expect(fake.executeCommand.mock.calls).toEqual([['workbench.actions.view.problems']])
    expect(fake.showTextDocument.mock.calls.map(([uri]) => uri.fsPath)).toEqual([row.file])
    expect(messages()).toEqual(['It cannot start.', 'Fine-Tuning Lab: train.conll is too large'])
  })
})
