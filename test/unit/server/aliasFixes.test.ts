import { expect, test } from 'vitest'
import { hoverAt } from '../../../src/server/feature/hover/hover'
import { aliases } from '../../../src/shared/catalogue/alias'
import { findEntry } from '../../../src/shared/catalogue/catalogue'
import type { ValueType } from '../../../src/shared/catalogue/entry'
import { codesIn, fixesOf, textAfter, textAfterFixAll } from './actions'
import { textOf } from './hoverText'
import { positionOf, snapshotOf } from './snapshotOf'

/** Values of names whose value is not simply that of the key. */
const special: Readonly<Record<string, string>> = {
  warmup_ratio: '0.2',
  group_by_length: 'true',
  no_cuda: 'true',
  n_to_freeze: '6',
  use_subset: 'true',
  id2label: '{1: B-VIA, 0: O}',
  label2id: '{B-VIA: 1, O: 0}',
  l2_is_weight_decay: 'false',
  optimizer: 'Adam.v1',
  evaluation_strategy: 'epoch',
  sampling_strategy: 'random',
}

const usual: Readonly<Partial<Record<ValueType['type'], string>>> = {
  ...{
    integer: '7',
    number: '0.3',
    steps: '50',
    boolean: 'true',
    string: 'models/camembert',
    files: 'data/train.conll',
  },
}

function valueOf(name: string, key: string): string {
  return special[name] ?? usual[findEntry(key)?.type.type ?? 'string'] ?? 'null'
}

const cases = aliases.flatMap(({ name, keys, tasks = ['token-classification'], isConstant }) =>
  tasks.map((task) => [isConstant === true ? name.toUpperCase() : name, task, keys] as const),
)

test.each(cases)('%s of %s is explained, and its fix changes no value', (name, task, keys) => {
  const snapshot = snapshotOf(`task: ${task}\n${name}: ${valueOf(name, keys[0] ?? '')} # kept\n`)
  const text = textOf(hoverAt(snapshot, positionOf(snapshot, name)))
  expect(text).toContain(`**\`${name}\`** is read as \`${keys[0] ?? '?'}\``)
  expect(text).toMatch(/ says `[^`]+: [^`]+`/)
  const after = snapshotOf(textAfter(snapshot, fixesOf(snapshot, 'FT011')[0]))
  expect(codesIn(after)).not.toContain('FT011')
  expect(after.resolution.effective).toEqual(snapshot.resolution.effective)
  expect(after.config.entries.map(({ key }) => key)).toEqual(['task', ...keys])
  expect(after.config.text).toContain(' # kept\n')
  expect(codesIn(snapshotOf(textAfterFixAll(snapshot.config.text)))).not.toContain('FT011')
})
