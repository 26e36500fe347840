import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { completionsAt } from '../../../src/server/feature/completion/completion'
import { diagnosticsOf } from '../../../src/server/feature/diagnostics'
import { definitionAt, documentLinksOf } from '../../../src/server/feature/files'
import { foldingRangesOf } from '../../../src/server/feature/folding'
import { hoverAt } from '../../../src/server/feature/hover/hover'
import { inlayHintsIn } from '../../../src/server/feature/inlayHints'
import { renameRangeAt } from '../../../src/server/feature/rename'
import { symbolsOf } from '../../../src/server/feature/symbols'
import { actionsOf, textAfter } from './actions'
import { snapshotOf } from './snapshotOf'

const text =
  readFileSync(new URL('configs/001-travel-orders.yaml', import.meta.url), 'utf8') + 'label_map:\n  LOC: VIA\nseed: 1\n'

/** Every feature, asked at the end of a text, or at the last name that it is about; how much each answers. */
function askAll(typed: string): readonly number[] {
  const snapshot = snapshotOf(typed)
  const end = snapshot.document.positionAt(typed.length)
  const at = (piece: string) => snapshot.document.positionAt(Math.max(0, typed.lastIndexOf(piece)))
  const actions = actionsOf(snapshot)
  for (const action of actions) textAfter(snapshot, action)
  return [
    hoverAt(snapshot, end) === null ? 0 : 1,
    renameRangeAt(snapshot, at('VIA')) === null ? 0 : 1,
    ...[completionsAt(snapshot, end), definitionAt(snapshot, at('data/train')), diagnosticsOf(snapshot), actions].map(
      ({ length }) => length,
    ),
    ...[documentLinksOf(snapshot), foldingRangesOf(snapshot), symbolsOf(snapshot)].map(({ length }) => length),
    inlayHintsIn(snapshot, { start: { line: 0, character: 0 }, end }).length,
  ]
}

test('every feature answers at each point of typing a config', () => {
  const answers = Array.from({ length: Math.ceil(text.length / 3) }, (_, index) => askAll(text.slice(0, index * 3)))
  const mostOfEach = answers.reduce((most, each) => each.map((number, index) => Math.max(number, most[index] ?? 0)))
  // Each has something to say at some point, so each was asked in earnest.
  expect(mostOfEach.every((number) => number > 0)).toBe(true)
})
