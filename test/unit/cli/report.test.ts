import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommandLine } from '../../../src/cli/main'
import type { FailedEvent } from '../../../src/shared/protocol/event'
import { completed, started, temporaryFolder, trained, writeRun } from '../runs/fixture'
import { collectingContext, finetune } from './context'

const failed: FailedEvent = { type: 'failed', time: 2000, code: 'unexpected', message: 'It broke.', hint: 'Look.' }

function projectWithRuns(): string {
  const project = temporaryFolder()
  for (const id of ['one', 'two'])
    writeRun(path.join(project, 'runs'), { record: { id }, events: [started(), trained(50), trained(100), completed] })
  writeFileSync(path.join(project, 'runs', 'one', 'source.yaml'), 'learning_rate: 5e-5\n')
  return project
}

describe('report', () => {
  it('prints a summary as Markdown', async () => {
    const { stdout, exitCode } = await finetune(projectWithRuns(), 'report', 'one')
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^## one\n\n\*\*Completed\*\*/)
    expect(stdout).toContain('learning_rate: 5e-5')
  })

  it('calls a run by its name, and tells what its log says of its failure', async () => {
    const project = temporaryFolder()
    const run = writeRun(path.join(project, 'runs'), { record: { id: 'one' }, events: [started(), failed] })
    writeFileSync(path.join(run, 'notes.json'), JSON.stringify({ name: 'The slow one', tags: [], starred: false }))
    writeFileSync(
      path.join(run, 'log.txt'),
      'Traceback (most recent call last):\n  File "a.py", line 7\nOSError: full\n',
    )
    const { stdout } = await finetune(project, 'report', 'one')
    expect(stdout).toMatch(/^## The slow one\n\n\*\*Failed\*\* · one · /)
    expect(stdout).toContain('> OSError: full')
  })

  it.each([
    ['report.html', '<!DOCTYPE html>'],
    ['report.md', '**Scores, and the settings that differ**'],
    ['scalars.csv', 'run,split,step,'],
  ])('writes %s as its ending says', async (name, begin) => {
    const project = projectWithRuns()
    const { stdout, exitCode } = await finetune(project, 'report', 'one', 'two', '--out', name)
    expect([exitCode, stdout]).toEqual([0, `${name}\n`])
    expect(readFileSync(path.join(project, name), 'utf8').slice(0, begin.length)).toBe(begin)
    expect(readdirSync(project).sort()).toEqual([name, 'runs'].sort())
  })

  it('writes what it is told to, whatever the file is called', async () => {
    const project = projectWithRuns()
    const { json } = await finetune(project, 'report', 'one', '--format', 'csv', '--out', 'x.txt', '--json')
    expect(json).toEqual({ format: 'csv', file: path.join(project, 'x.txt'), text: null })
    expect(readFileSync(path.join(project, 'x.txt'), 'utf8')).toMatch(/\r\none,train,50,/)
  })

  it('has the text in its document where no file is named', async () => {
    const { json } = await finetune(projectWithRuns(), 'report', 'one', '--json')
    expect(json).toMatchObject({ format: 'markdown', file: null, text: expect.stringMatching(/^## one/) as string })
  })

  it('takes a run of another tool by its path', async () => {
    const project = temporaryFolder()
    writeFileSync(
      path.join(project, 'trainer_log.jsonl'),
      '{"current_steps": 10, "total_steps": 20, "loss": 0.5, "epoch": 0.1, "percentage": 50.0}\n',
    )
    const { stdout, exitCode } = await finetune(project, 'report', 'trainer_log.jsonl', '--format', 'csv')
    expect(exitCode).toBe(0)
    expect(stdout.split('\r\n')[1]).toMatch(/,train,10,/)
  })

  it('says which endings it knows', async () => {
    const { stderr, exitCode } = await finetune(projectWithRuns(), 'report', 'one', '--out', 'a.pdf')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('.html, .md or .csv')
  })

  it('says that a file cannot be written', async () => {
    const { stderr, exitCode } = await finetune(projectWithRuns(), 'report', 'one', '--out', 'no/such/folder.html')
    expect(exitCode).toBe(1)
    expect(stderr).toContain('cannot be written')
  })

  it('writes nothing when it is cancelled', async () => {
    const project = projectWithRuns()
    const { context, written, exitCode, interrupt } = collectingContext(project, ['report', 'one', '--out', 'a.html'])
    const onInterrupt: typeof context.onInterrupt = (listener) => {
      const stopListening = context.onInterrupt(listener)
      interrupt()
      return stopListening
    }
    await runCommandLine({ ...context, onInterrupt })
    expect(exitCode()).toBe(130)
    expect(written.stderr).toContain('Cancelled')
    expect(existsSync(path.join(project, 'a.html'))).toBe(false)
  })
})
