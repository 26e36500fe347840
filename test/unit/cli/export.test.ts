import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { exportTarget } from '../../../src/cli/exportTarget'
import { eventsOfTrainer } from '../../../src/cli/trainerCommand'
import type { PythonSide } from '../../../src/cli/pythonSide'
import { sampleOnnx, temporaryFolder, writeModel, writeRun } from '../runs/fixture'
import { finetune } from './context'

describe('what an export is of', () => {
  it.each([
    ['', {}, { kind: 'run' }],
    ['', { checkpoint: '40' }, { kind: 'version', step: 40 }],
    ['', { checkpoint: '0' }, { kind: 'version', step: 0 }],
    ['model', {}, { kind: 'run' }],
    ['checkpoint-40', {}, { kind: 'version', step: 40 }],
    ['models/step-40', {}, { kind: 'version', step: 40 }],
  ])('is said by the path in a run and the option: "%s" %o', async (name, options, expected) => {
    const directory = writeRun(temporaryFolder())
    mkdirSync(path.join(directory, 'checkpoint-40'))
    writeFileSync(path.join(directory, 'checkpoint-40', 'config.json'), '{}')
    const target = await exportTarget(path.join(directory, name), options, { cwd: directory })
    expect(target).toEqual({ directory, ...expected })
  })

  it('is the folder itself where it is of no run', async () => {
    const folder = writeModel(path.join(temporaryFolder(), 'theirs'))
    const target = await exportTarget('theirs', {}, { cwd: path.dirname(folder) })
    expect(target).toEqual({ kind: 'folder', folder })
  })
})

describe('export', () => {
  it('says at once that a model is there already', async () => {
    const directory = writeRun(temporaryFolder())
    const model = writeModel(path.join(directory, 'models', 'step-40'))
    const { exitCode, json } = await finetune(directory, 'export', directory, '--checkpoint', '40', '--json')
    expect(exitCode).toBe(0)
    expect(json).toMatchObject({ directory, model, isNew: false, files: [sampleOnnx] })
    const { stdout } = await finetune(directory, 'export', directory, '--checkpoint', '40')
    expect(stdout).toBe(`${path.join('models', 'step-40')}: there already, ONNX fp32 3 B\n`)
  })

  it('says it of a folder of no run too', async () => {
    const model = writeModel(path.join(temporaryFolder(), 'theirs'))
    const { json } = await finetune(path.dirname(model), 'export', 'theirs', '--json')
    expect(json).toMatchObject({ run: null, directory: model, model, isNew: false })
  })

  it.each([
    [['--checkpoint', 'last'], 'step-expected'],
    [['--checkpoint', '4.5'], 'step-expected'],
  ])('refuses what is no step as bad input: %o', async (words, code) => {
    const directory = writeRun(temporaryFolder())
    const { exitCode, json } = await finetune(directory, 'export', directory, ...words, '--json')
    expect([exitCode, json]).toMatchObject([2, { error: { code } }])
  })

  it('refuses a step of a folder that is no run', async () => {
    const model = writeModel(path.join(temporaryFolder(), 'theirs'))
    const { exitCode, json } = await finetune(model, 'export', model, '--checkpoint', '4', '--json')
    expect([exitCode, json]).toMatchObject([2, { error: { code: 'folder-without-steps' } }])
  })

  it('writes no version into a run of a newer version', async () => {
    const directory = writeRun(temporaryFolder(), { record: { format: 99 } })
    const { exitCode, json } = await finetune(directory, 'export', directory, '--checkpoint', '0', '--json')
    expect([exitCode, json]).toMatchObject([1, { error: { code: 'run-newer-format' } }])
    expect(readdirSync(directory)).not.toContain('models')
  })
})

describe('a command of the trainer that tells what happens', () => {
  const python = { executable: 'python', trainerFolder: '/trainer' } as PythonSide
  const never = new AbortController().signal

  /** The events, where the trainer printed this. */
  function eventsOf(stdout: string, status: number | null, signal = never) {
    const run = vi.fn().mockResolvedValue({ status, stdout, stderr: 'Traceback\nKilled' })
    return eventsOfTrainer(python, '/run', ['export-version'], run, signal)
  }

  it('fails with the code, the sentence and the hint of its event', async () => {
    const failed = { type: 'failed', time: 1, code: 'no-checkpoint', message: 'None.', hint: 'Another.' }
    const failing = eventsOf(`a library says something\n${JSON.stringify(failed)}`, 1)
    await expect(failing).rejects.toMatchObject({ code: 'no-checkpoint', exitCode: 2, hint: 'Another.' })
  })

  it('fails with what it said last where it was killed', async () => {
    await expect(eventsOf('', null)).rejects.toMatchObject({ code: 'trainer-failed', message: 'Killed' })
  })

  it.each([null, 143, 1])('is cancelled where it ended by it, whatever it said, with %s', async (status) => {
    const failed = JSON.stringify({ type: 'failed', time: 1, code: 'no-space', message: 'Full.', hint: 'Room.' })
    await expect(eventsOf(failed, status, AbortSignal.abort())).rejects.toHaveProperty('name', 'AbortError')
  })

  it('is done where it was when it was cancelled', async () => {
    const exported = { type: 'exported', time: 1, path: 'model/onnx', files: [] }
    expect(await eventsOf(JSON.stringify(exported), 0, AbortSignal.abort())).toEqual([exported])
  })
})
