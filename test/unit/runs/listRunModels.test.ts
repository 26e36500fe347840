import { mkdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { listRunModels, placeInRun } from '../../../src/runs/listRunModels'
import { temporaryFolder, writeModel, writeRun } from './fixture'

/** A run with `model/`, two checkpoints, and the models of the second and of one that is deleted. */
function runWithModels() {
  const directory = writeRun(temporaryFolder())
  for (const step of [40, 100, 9]) checkpoint(directory, step)
  mkdirSync(path.join(directory, '.checkpoint-120.tmp'))
  mkdirSync(path.join(directory, 'models', '.step-100.tmp-77'), { recursive: true })
  for (const folder of ['model', 'models/step-100', 'models/step-20']) writeModel(path.join(directory, folder))
  return directory
}

function checkpoint(directory: string, step: number): void {
  const folder = path.join(directory, `checkpoint-${step}`)
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'model.safetensors'), '')
}

/** The steps of the models, with those that are exported in a list of their own. */
async function stepsOf(directory: string) {
  const models = await listRunModels(directory)
  const ready = models.filter(({ isExported }) => isExported)
  return { all: models.map(({ step }) => step), exported: ready.map(({ step }) => step) }
}

describe('the models of a run', () => {
  it('are what came of it, the untrained one, and by step its checkpoints and those that were exported', async () => {
    const steps = await stepsOf(runWithModels())
    expect(steps).toEqual({ all: [null, 0, 9, 20, 40, 100], exported: [null, 20, 100] })
  })

  it('lie in folders of their own, where no trainer looks for checkpoints', async () => {
    const directory = runWithModels()
    const folders = (await listRunModels(directory)).map(({ folder }) => path.relative(directory, folder))
    expect(folders.slice(0, 3)).toEqual(['model', path.join('models', 'step-0'), path.join('models', 'step-9')])
  })

  it('are at least the untrained one', async () => {
    expect(await stepsOf(writeRun(temporaryFolder()))).toEqual({ all: [0], exported: [] })
  })

  it('have to be exported again where a file is cut', async () => {
    const directory = runWithModels()
    truncateSync(path.join(directory, 'models', 'step-100', 'onnx', 'model.onnx'), 1)
    expect((await stepsOf(directory)).exported).toEqual([null, 20])
  })

  it('have to be exported again where the checkpoint was written anew, and not where it was deleted', async () => {
    const directory = runWithModels()
    const weights = path.join(directory, 'checkpoint-100', 'model.safetensors')
    const later = new Date(Date.now() + 60_000)
    utimesSync(weights, later, later)
    expect((await stepsOf(directory)).exported).toEqual([null, 20])
    rmSync(path.dirname(weights), { recursive: true })
    expect((await stepsOf(directory)).exported).toEqual([null, 20, 100])
  })
})

describe('a folder in a run', () => {
  it.each([
    ['model', null],
    ['checkpoint-40', 40],
    ['models/step-0', 0],
  ])('is a model of it: %s', (name, step) => {
    const directory = writeRun(temporaryFolder())
    expect(placeInRun(path.join(directory, name))).toEqual({ directory, step })
  })

  it.each(['data', 'models', 'models/other', 'checkpoint-x', 'model/onnx'])('is none: %s', (name) => {
    expect(placeInRun(path.join(writeRun(temporaryFolder()), name))).toBeNull()
  })

  it('is none where the folder around it is no run', () => {
    expect(placeInRun(path.join(temporaryFolder(), 'checkpoint-40'))).toBeNull()
    expect(placeInRun(path.parse(process.cwd()).root)).toBeNull()
  })
})
