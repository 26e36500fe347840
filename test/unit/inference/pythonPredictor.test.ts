import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPythonPredictor, type PythonPredictorOptions } from '../../../src/inference/python/pythonPredictor'

const card = { format: 1, task: 'token-classification', labels: ['O', 'B-X'], wordRule: 'space-1', maxLength: 128 }
let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'finetune-python-'))
  writeFileSync(path.join(folder, 'finetune.json'), JSON.stringify(card))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

type Run = PythonPredictorOptions['run']

function predict(run: Run, texts: readonly string[]) {
  const options = { folder, python: '/python', trainerFolder: '/trainer', run }
  return openPythonPredictor(options).then((predictor) => predictor.predict(texts))
}

/** Stands for the trainer: words that begin with a capital are entities. */
const fakeTrainer: Run = (_, programArguments) => {
  const [source = '', target = ''] = ['--file', '--out'].map((name) => valueOf(programArguments, name))
  const lines = readFileSync(source, 'utf8').split('\n').slice(0, -1)
  const answers = lines.map((line) => {
    const { tokens } = JSON.parse(line) as { tokens: string[] }
    return { words: tokens.map((token) => ({ probabilities: /^[A-Z]/.test(token) ? [[0.2, 0.8]] : [[1, 0]] })) }
  })
  writeFileSync(target, answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''))
  return Promise.resolve({ status: 0, stderr: '' })
}

function valueOf(programArguments: readonly string[], name: string): string {
  return programArguments[programArguments.indexOf(name) + 1] ?? ''
}

describe('openPythonPredictor', () => {
  it('hands words over and groups what comes back, a text without words included', async () => {
    const entities = await predict(fakeTrainer, ['de Lyon', '', 'à Brest'])
    expect(entities).toEqual([
      [{ entity_group: 'X', score: 0.8, word: 'Lyon', start: 3, end: 7 }],
      [],
      [{ entity_group: 'X', score: 0.8, word: 'Brest', start: 2, end: 7 }],
    ])
  })

  it('hands over half a surrogate pair as a character that can be written', async () => {
    let written = ''
    const run: Run = (program, programArguments, options) => {
      written = readFileSync(valueOf(programArguments, '--file'), 'utf8')
      return fakeTrainer(program, programArguments, options)
    }
    await predict(run, ['a\ud83d b😀'])
    expect(JSON.parse(written)).toEqual({ tokens: ['a\ufffd', 'b😀'] })
  })

  it('fails with the last thing that Python said, and leaves no files', async () => {
    let used = ''
    const run: Run = (_, __, { cwd }) => {
      used = cwd
      return Promise.resolve({ status: 1, stderr: 'Traceback…\nNo model. Export it.' })
    }
    await expect(predict(run, ['a'])).rejects.toMatchObject({
      code: 'python-failed',
      arguments_: { detail: 'No model. Export it' },
    })
    expect(existsSync(used)).toBe(false)
  })
})
