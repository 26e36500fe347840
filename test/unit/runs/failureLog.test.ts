import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { plainLine, readFailureLog, tellingLines } from '../../../src/runs/failureLog'
import { temporaryFolder } from './fixture'

function tracebackOf(exception: string, file = 'loop.py'): string {
  return [
    'Traceback (most recent call last):',
    '  File "/lab/writer.py", line 50, in record',
    '    work(events)',
    `  File "/lab/${file}", line 12, in step`,
    '    loss.backward()',
    '    ~~~~~~~~~~~~~^^',
    exception,
  ].join('\n')
}

const place = 'File "/lab/loop.py", line 12, in step'
const direct = '\nThe above exception was the direct cause of the following exception:\n'

describe('the lines of a log that tell of a failure', () => {
  it('are the exception and where it was raised', () => {
    const log = `Loading\n${tracebackOf('ValueError: no such head')}\nValueError: no such head The traceback is at the end.\n`
    expect(tellingLines(log, 'ValueError: no such head')).toEqual({ text: 'ValueError: no such head', place })
  })

  it('are those that the failure came of, where the trainer only says it in its own words', () => {
    const own = tracebackOf('finetune_trainer.failure.RunFailure: The model cannot be read.', 'other.py')
    const log = [tracebackOf('OSError: header too large'), direct, own].join('\n')
    expect(tellingLines(log, 'The model cannot be read.')).toEqual({ text: 'OSError: header too large', place })
  })

  it('are none where the log has the message of the failure only', () => {
    const own = tracebackOf('finetune_trainer.failure.RunFailure: The loss is not finite: error.')
    const log = `${own}\nThe loss is not finite: error. Lower it.\n`
    expect(tellingLines(log, 'The loss is not finite: error.')).toBeNull()
  })

  it('are not of an exception before, which the run went on after', () => {
    const own = tracebackOf('finetune_trainer.failure.RunFailure: It is over.')
    expect(tellingLines(`${tracebackOf('ImportError: onnx')}\nGoing on.\n${own}\n`, 'It is over.')).toBeNull()
  })

  it('are the last one that speaks of an error where there is no traceback', () => {
    const log = 'CUDA error: an illegal access\nterminate called\nbye\n'
    expect(tellingLines(log, 'It ended.')).toEqual({ text: 'CUDA error: an illegal access', place: null })
  })

  it('are none in a log without trouble, and in half a traceback', () => {
    expect(tellingLines('Loading\nTraining\n', 'It ended.')).toBeNull()
    expect(tellingLines('Traceback (most recent call last):\n  File "/a.py", line 1, in x\n', '')).toBeNull()
  })
})

describe('a line of a log', () => {
  it('is what a person sees of it', () => {
    expect(plainLine(' 10 %\r 20 %\r\u001B[31mRuntimeError\u001B[0m: x\r')).toBe('RuntimeError: x')
  })
})

describe('reading the log of a failure', () => {
  it('reads no more than its end', async () => {
    const file = path.join(temporaryFolder(), 'log.txt')
    writeFileSync(file, `${tracebackOf('ValueError: far away')}\n${'step\n'.repeat(20_000)}`)
    expect(await readFailureLog(file, '')).toBeNull()
    writeFileSync(file, `${'step\n'.repeat(20_000)}${tracebackOf('ValueError: near')}\n`)
    expect(await readFailureLog(file, '')).toEqual({ text: 'ValueError: near', place })
  })

  it('finds nothing where there is no log, or it cannot be read', async () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'log.txt'))
    expect(await readFailureLog(path.join(folder, 'log.txt'), '')).toBeNull()
    expect(await readFailureLog(path.join(folder, 'none.txt'), '')).toBeNull()
  })
})
