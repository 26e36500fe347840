import { describe, expect, test } from 'vitest'
import { definitionAt, documentLinksOf } from '../../../src/server/feature/files'
import type { ConfigSnapshot } from '../../../src/server/snapshot/ConfigSnapshot'
import { projectTexts } from '../config/fixture'
import { positionOf, smallConfig, snapshotOf, snapshotWith } from './snapshotOf'

/** Each link as the text that it underlines and its address. */
function linksOf(snapshot: ConfigSnapshot): readonly (readonly [text: string, target: string | undefined])[] {
  return documentLinksOf(snapshot).map(({ range, target }) => [snapshot.document.getText(range), target])
}

const train = 'file:///projects/orders/data/train.conll'

describe('a link', () => {
  test('leads to each data file that is there, and to the config of the model', () => {
    expect(linksOf(snapshotOf(smallConfig))).toEqual([
      ['models/camembert', 'file:///projects/orders/models/camembert/config.json'],
      ['data/train.conll', train],
      ['data/dev.conll', 'file:///projects/orders/data/dev.conll'],
    ])
  })

  test('is of each file in a list, under other names of the key too, and without the quotes of none', () => {
    const text = 'train_path:\n  - "data/train.conll"\n  - data/gone.conll\ntest_file: [data/dev.conll]\n'
    expect(linksOf(snapshotOf(text))).toEqual([
      ['"data/train.conll"', train],
      ['data/dev.conll', 'file:///projects/orders/data/dev.conll'],
    ])
  })

  test('leads to a model in the cache of the hub', () => {
    const folder = '/home/ada/.cache/huggingface/hub/models--almanach--camembert-base'
    const texts = {
      ...projectTexts,
      [`${folder}/refs/main`]: 'abc',
      [`${folder}/snapshots/abc/config.json`]: '{}',
      [`${folder}/snapshots/abc/model.safetensors`]: 'weights',
    }
    const text = smallConfig.replace('models/camembert', 'camembert-base')
    expect(linksOf(snapshotOf(text, { texts }))[0]).toEqual([
      'camembert-base',
      `file://${folder}/snapshots/abc/config.json`,
    ])
  })

  test.each([
    ['a file that is not there', 'test_file: data/gone.conll\n'],
    ['a folder', 'test_file: data\n'],
    ['nothing', 'test_file:\n'],
    ['a text of another key', 'run_name: data/train.conll\n'],
  ])('does not lead to %s', (_, lines) => {
    expect(linksOf(snapshotWith(lines))).toHaveLength(3)
  })

  test('leads nowhere without trust, since nobody looked', () => {
    expect(linksOf(snapshotOf(smallConfig, { settings: { isTrusted: false } }))).toEqual([])
  })
})

describe('the definition', () => {
  test('of a file is the file, at its beginning', () => {
    const snapshot = snapshotOf(smallConfig)
    const [link] = definitionAt(snapshot, positionOf(snapshot, 'data/train', 3))
    const start = { line: 0, character: 0 }
    expect(link).toMatchObject({ targetUri: train, targetSelectionRange: { start, end: start } })
    expect(snapshot.document.getText(link?.originSelectionRange)).toBe('data/train.conll')
  })

  test('of the key, or of another value, is nothing', () => {
    const snapshot = snapshotOf(smallConfig)
    for (const piece of ['train_file', 'token-class']) {
      expect(definitionAt(snapshot, positionOf(snapshot, piece))).toEqual([])
    }
  })
})
