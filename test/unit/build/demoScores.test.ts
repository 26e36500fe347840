import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { compareBeforeAfter } from '../../../src/build/demoScores.mjs'

function evaluation(step: number, f1: number, split = 'validation'): string {
  return JSON.stringify({ type: 'evaluate', split, step, metrics: { f1 }, per_label: { VIA: { f1: f1 / 2 } } })
}

it('compares the scores before the first step with the best validation', () => {
  const events = [
    '{"type":"started"}',
    evaluation(0, 0.1),
    evaluation(100, 0.96),
    evaluation(200, 0.94),
    evaluation(100, 1, 'test'),
    '{"type":"finis',
  ]
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'events-')), 'events.jsonl')
  writeFileSync(file, events.join('\n'))
  const rows = compareBeforeAfter(file)
    .split('\n')
    .map((row) => row.trim().split(/ +/))
  expect(rows).toEqual([
    ['F1', 'before', 'after'],
    ['VIA', '5.0', '48.0'],
    ['all', '10.0', '96.0'],
  ])
})
