import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openLog } from '../../../src/extension/commands/openLog'
import type { Services } from '../../../src/extension/commands/services'
import { temporaryFolder, writeRun } from '../runs/fixture'
import { fake, resetFake } from './fakeVsCode'

vi.mock('vscode', () => import('./fakeVsCode'))

beforeEach(resetFake)

/** A run with this log, and the numbers of the lines that its editor selected or went to, from 0. */
function runWith(log: string) {
  const directory = writeRun(temporaryFolder())
  writeFileSync(path.join(directory, 'log.txt'), log)
  const lines = log.split('\n')
  const lineAt = (line: number) => ({ text: lines[line], range: { line, end: { line } } })
  fake.openTextDocument.mockResolvedValue({ lineCount: lines.length, lineAt })
  const revealed: unknown[] = []
  fake.showTextDocument.mockResolvedValue({ revealRange: (range: unknown) => revealed.push(range) })
  return { run: { directory }, revealed }
}

describe('opening the log of a run', () => {
  it('selects the last line with the text that was pressed, whatever colour it has', async () => {
    const { run, revealed } = runWith('Loading\nValueError: x\nagain\n\u001B[31mValueError: x\u001B[0m\nbye\n')
    await openLog({} as Services, run, 'ValueError: x')
    expect(fake.showTextDocument).toHaveBeenCalledWith(expect.anything(), {
      preview: false,
      selection: expect.objectContaining({ line: 3 }) as unknown,
    })
    expect(revealed).toEqual([])
  })

  it.each([undefined, 'gone'])('goes to its end where the line asked for is %s', async (text) => {
    const { run, revealed } = runWith('Loading\nbye\n')
    await openLog({} as Services, run, text)
    expect(fake.showTextDocument).toHaveBeenCalledWith(expect.anything(), { preview: false })
    expect(revealed).toHaveLength(1)
  })
})
