import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { cacheFolder } from '../../../src/environment/cacheFolder'

/** The models that are measured. */
export interface BenchModels {
  /** Fine-tuned MiniLM, or the run's model that was named. */
  readonly fineTuned: string
  /** BERT-base's shape, random weights, all matrix products in int8. */
  readonly base: string
  /** Sentences to find entities in. */
  readonly testFile: string
}

/** The models, made once in the cache folder: a training of some minutes and an export of half of one. */
export function findModels(python: string, run: string | undefined): BenchModels {
  const folder = path.join(cacheFolder(process.env), 'bench', 'inference-models')
  const project = path.join(folder, 'project')
  once(project, makeProject)
  const runs = path.join(project, 'runs')
  const ownRun = path.join(runs, readdirSync(runs).find((name) => existsSync(path.join(runs, name, 'model'))) ?? '')
  const fineTuned = path.join(path.resolve(run ?? ownRun), 'model')
  const base = path.join(folder, 'base')
  once(base, (target) => {
    execute(python, [path.resolve('test', 'bench', 'inference', 'baseModel.py'), path.join(ownRun, 'model'), target])
  })
  return { fineTuned, base, testFile: path.join(project, 'data', 'test.conll') }
}

/** The sample project, fine-tuned. */
function makeProject(target: string): void {
  const finetune = (...words: readonly string[]) => {
    execute(process.execPath, [path.resolve('dist', 'cli.js'), ...words])
  }
  finetune('init', target)
  finetune('start', path.join(target, 'finetune.yaml'))
}

/** Makes a folder under another name, so that one that was broken off is not taken for whole. */
function once(target: string, make: (temporary: string) => void): void {
  if (existsSync(target)) return
  process.stderr.write(`Making ${target}, once …\n`)
  const temporary = `${target}.${process.pid}`
  rmSync(temporary, { recursive: true, force: true })
  mkdirSync(temporary, { recursive: true })
  try {
    make(temporary)
    renameSync(temporary, target)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

function execute(program: string, words: readonly string[]): void {
  execFileSync(program, words, { stdio: ['ignore', 'ignore', 'inherit'] })
}
