import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { diskFileSystem } from '../../../src/config/diskFileSystem'
import { parseDocument } from '../../../src/config/parseDocument'
import { resolveConfig } from '../../../src/config/resolveConfig'
import type { ResolvedConfig } from '../../../src/config/resolvedConfig'
import { createRun } from '../../../src/runs/createRun'
import type { RunRequest } from '../../../src/runs/createRun'
import { readRunRecord, readSpec } from '../../../src/runs/readRunFiles'
import { RunReader } from '../../../src/runs/RunReader'
import { startRun } from '../../../src/runs/startRun'
import { systemClock } from '../../../src/shared/clock'
import { fakeTrainer, temporaryFolder } from './fixture'

// Processes are started, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const source = `# Mine.
task: token-classification
model_name_or_path: almanach/camembert-base
train_file: data.conll
validation_split: 0.25
per_device_train_batch_size: 2
num_train_epochs: 3
`
const sentence = (city: string) => `Je O\nvais O\nà O\n${city} B-ARRIVEE\n\n`
const cities = ['Lyon', 'Nantes', 'Tours', 'Brest', 'Lille', 'Dax', 'Pau', 'Metz']

/** A project with a config and its data, resolved. */
function project(conll = cities.map(sentence).join(''), yaml = source): RunRequest {
  const folder = temporaryFolder()
  const configPath = path.join(folder, 'finetune.yaml')
  writeFileSync(configPath, yaml)
  writeFileSync(path.join(folder, 'data.conll'), conll)
  return { config: resolved(yaml, configPath), source: yaml, command: ['finetune'], mayAskGit: false, created: 0 }
}

function resolved(yaml: string, configPath: string): ResolvedConfig {
  const findModel = (query: { nameOrPath: string }) => ({
    reference: { nameOrPath: query.nameOrPath, path: null, revision: null, source: 'hub' as const },
    description: null,
    defect: null,
  })
  const { config, problems } = resolveConfig(parseDocument(yaml), { configPath, files: diskFileSystem, findModel })
  if (config === null) throw new Error(JSON.stringify(problems))
  return config
}

describe('a new run', () => {
  it('has its record, its config, its data and its spec, and nothing else', async () => {
    const { directory } = await createRun(project())
    expect(readdirSync(directory).sort()).toEqual(['control', 'data', 'run.json', 'source.yaml', 'spec.json'])
    expect(readdirSync(path.join(directory, 'data')).sort()).toEqual(['train.jsonl', 'validation.jsonl'])
    expect(readFileSync(path.join(directory, 'source.yaml'), 'utf8')).toBe(source)
  })

  it('lies beside its config and is called after the folder', async () => {
    const request = project()
    const { id, directory } = await createRun(request)
    const folder = path.dirname(request.config.configPath)
    expect(path.dirname(directory)).toBe(path.join(folder, 'runs'))
    expect(id.endsWith('-19700101-000000')).toBe(true)
    expect(await readRunRecord(directory)).toMatchObject({
      format: 1,
      id,
      created: '1970-01-01T00:00:00.000Z',
      git: null,
    })
  })

  it('has a spec that can be moved with its directory, with figures from the data', async () => {
    const { directory } = await createRun(project())
    const spec = await readSpec(directory)
    expect(spec.data).toMatchObject({
      train: { path: 'data/train.jsonl', examples: 6 },
      validation: { path: 'data/validation.jsonl', examples: 2 },
    })
    expect(spec.labels).toEqual(['O', 'B-ARRIVEE', 'I-ARRIVEE'])
    expect(spec.reading).toEqual({ textColumn: null, labelColumn: null, labels: null, labelMap: {} })
    expect(spec.derived).toMatchObject({ stepsPerEpoch: 3, totalSteps: 9 })
  })

  it('names the file as the config does in each example', async () => {
    const { directory } = await createRun(project())
    const [first = ''] = readFileSync(path.join(directory, 'data', 'train.jsonl'), 'utf8').split('\n')
    expect(JSON.parse(first)).toMatchObject({ file: 'data.conll' })
  })

  it('names the commit, and whether files differ from it', async () => {
    const request = { ...project(), mayAskGit: true }
    const cwd = path.dirname(request.config.configPath)
    const git = (...options: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...options], { cwd })
    git('init', '--quiet')
    git('add', '.')
    git('commit', '--quiet', '-m', 'first')
    const recordOf = async () => readRunRecord((await createRun(request)).directory)
    expect((await recordOf()).git).toMatchObject({
      commit: expect.stringMatching(/^[0-9a-f]{40}$/) as string,
      dirty: false,
    })
    writeFileSync(path.join(cwd, 'finetune.yaml'), `${source}# More.\n`)
    expect((await recordOf()).git?.dirty).toBe(true)
  })

  it('leaves nothing behind when its data cannot be trained on', async () => {
    const request = project('Je O\nvais\n\n')
    const problems = [expect.objectContaining({ code: 'FD005' })] as unknown[]
    await expect(createRun(request)).rejects.toMatchObject({ code: 'data-unusable', problems })
    expect(readdirSync(request.config.outputDir)).toEqual(['.gitignore'])
  })

  it('leaves nothing behind when it is cancelled', async () => {
    const request = project()
    await expect(createRun(request, { signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no')
    expect(readdirSync(request.config.outputDir)).toEqual(['.gitignore'])
  })

  it('is no mix-up of two that start in the same second', async () => {
    const request = project()
    const runs = await Promise.all([createRun(request), createRun(request)])
    expect(new Set(runs.map(({ id }) => id)).size).toBe(2)
    for (const { directory, id } of runs) expect((await readRunRecord(directory)).id).toBe(id)
  })
})

describe('starting a run', () => {
  it('leaves a trainer at work', async () => {
    const program = fakeTrainer({ steps: 3 })
    const { directory, trainer } = await startRun(project(), { program, clock: systemClock })
    expect(trainer.pid).toBeGreaterThan(0)
    const reader = await RunReader.open(directory)
    expect((await reader.look()).history.started?.pid).toBe(trainer.pid)
    // To its end: it writes into a folder that goes away with the test.
    await expect.poll(async () => (await reader.look()).state, { timeout: 30_000 }).toBe('completed')
  })

  it('marks a run as failed whose trainer never began', async () => {
    const request = project()
    const started = startRun(request, { program: fakeTrainer({ ending: 'mute' }), clock: systemClock })
    await expect(started).rejects.toMatchObject({ code: 'trainer-died-early' })
    const [id = ''] = readdirSync(request.config.outputDir).filter((name) => !name.startsWith('.'))
    const view = await (await RunReader.open(path.join(request.config.outputDir, id))).look()
    expect([view.state, view.history.lifecycle]).toMatchObject(['failed', { code: 'trainer-died-early' }])
  })

  it('leaves neither a trainer nor a run behind when it is cancelled after the data was read', async () => {
    const request = project()
    const abort = new AbortController()
    const sleep = () => {
      abort.abort(new Error('no'))
      return Promise.resolve()
    }
    const context = { program: fakeTrainer({ steps: 100_000 }), clock: { ...systemClock, sleep } }
    await expect(startRun(request, context, { signal: abort.signal })).rejects.toThrow('no')
    expect(readdirSync(request.config.outputDir)).toEqual(['.gitignore'])
  })

  it('leaves no run behind when Python is not there', async () => {
    const request = project()
    const program = { ...fakeTrainer(), interpreter: '/nowhere/python3' }
    await expect(startRun(request, { program, clock: systemClock })).rejects.toMatchObject({
      code: 'trainer-not-started',
    })
    expect(readdirSync(request.config.outputDir)).toEqual(['.gitignore'])
  })
})
