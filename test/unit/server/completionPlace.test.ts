import { expect, test } from 'vitest'
import { completionPlace } from '../../../src/server/feature/completion/completionPlace'

test('a text that begins with a line break has a place in each line', () => {
  expect(completionPlace('\n', 0)).toEqual({ kind: 'key', range: { start: 0, end: 0 }, hasColon: false })
  expect(completionPlace('\n  x', 4)).toBeNull()
  expect(completionPlace('\n- x', 4)).toBeNull()
})
