import { describe, expect, test } from 'vitest'
import { diagnosticsOf } from '../../../src/server/feature/diagnostics'
import { hoverAt } from '../../../src/server/feature/hover/hover'
import { findUpstream, upstreamKeys } from '../../../src/shared/catalogue/transformers'
import { upstreamRows } from '../catalogue/upstreamRows'
import { codesIn, fixesOf, textAfter } from './actions'
import { textOf } from './hoverText'
import { positionOf, snapshotOf, snapshotWith } from './snapshotOf'

const keys = [...new Set([...upstreamRows.map(({ key }) => key), ...upstreamKeys.map(({ key }) => key)])]

/** Values of keys that need another one than `true`, in use and not at their default. */
const used: Readonly<Record<string, string>> = {
  evaluation_strategy: 'steps',
  fp16_backend: 'auto',
  fp16_opt_level: 'O1',
  fsdp_min_num_params: '100',
  fsdp_transformer_layer_cls_to_wrap: 'BertLayer',
  half_precision_backend: 'auto',
  logging_dir: 'logs',
  mp_parameters: 'x',
  past_index: '2',
  per_gpu_eval_batch_size: '8',
  per_gpu_train_batch_size: '8',
  push_to_hub_model_id: 'mine',
  push_to_hub_organization: 'us',
  push_to_hub_token: 'hf_abc',
  ray_scope: 'last',
  torchdynamo: 'eager',
  tpu_num_cores: '8',
  warmup_ratio: '0.1',
}

test('the table and the catalogue name the same keys, and there are many', () => {
  expect(upstreamRows.length).toBe(141)
  expect(keys.length).toBeGreaterThan(upstreamRows.length)
})

describe('the hover of a key of transformers', () => {
  test.each(keys)('%s says more than its name, in each version', (key) => {
    for (const transformersVersion of ['4.57', '5.18', '5.24']) {
      const snapshot = snapshotWith(`${key}: 1\n`, { settings: { transformersVersion } })
      const text = textOf(hoverAt(snapshot, positionOf(snapshot, `\n${key}:`, 1)))
      expect(text).toContain(`\`${key}\``)
      expect(text).toMatch(/\w[^\n]{30,}\./)
      expect(text).toContain('transformers')
    }
  })
})

const removed = upstreamKeys.filter((each) => each.removed !== undefined).map(({ key }) => key)

describe('a key that transformers removed', () => {
  test('is one of many', () => {
    expect(removed.length).toBeGreaterThanOrEqual(33)
    const gone = upstreamRows.filter((row) => row.new === null).map(({ key }) => key)
    expect(gone.filter((key) => !removed.includes(key))).toEqual([])
  })

  test.each(removed)('%s has a diagnostic that says since when, and a fix after which it is gone', (key) => {
    const snapshot = snapshotWith(`${key}: ${used[key] ?? 'true'}\n`)
    const { range } = { range: positionOf(snapshot, `\n${key}:`, 1) }
    const [diagnostic] = diagnosticsOf(snapshot).filter((each) => each.range.start.line === range.line)
    const code = String(diagnostic?.code)
    expect(code).toMatch(/^FT01[1458]$/)
    if (code !== 'FT018') expect(diagnostic?.message).toContain(`removed it in ${findUpstream(key)?.removed ?? '?'}`)
    const [fix] = fixesOf(snapshot, code)
    const text = textAfter(snapshot, fix)
    expect(text).not.toContain(`${key}:`)
    const after = snapshotOf(text)
    expect(codesIn(after).filter((each) => each.startsWith('FT01'))).toEqual([])
  })
})
