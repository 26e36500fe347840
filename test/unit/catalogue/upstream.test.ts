import { describe, expect, test } from 'vitest'
import { findKey } from '../../../src/shared/catalogue/catalogue'
import { linksOf } from '../../../src/shared/catalogue/links'
import { findUpstream, upstreamKeys, upstreamStatus } from '../../../src/shared/catalogue/transformers'
import type { ArgumentValue } from '../../../src/shared/protocol/arguments'
import { resolveWith } from '../config/fixture'
import { upstreamRows } from './upstreamRows'

/** A default as Python writes it. */
function fromPython(text: string): ArgumentValue {
  const named: Readonly<Record<string, ArgumentValue>> = {
    None: null,
    True: true,
    False: false,
    list: [],
    // What PyTorch 2.8 and later get.
    default_optim: 'adamw_torch_fused',
  }
  if (text in named) return named[text] ?? null
  return text.startsWith("'") ? text.slice(1, -1) : Number(text)
}

const rows = upstreamRows.map((row) => [row.key, row] as const)
const removed = rows.filter(([, row]) => row.new === null)

test('the table has every key of both versions', () => {
  expect(rows.length).toBe(141)
  expect(removed.length).toBe(29)
})

describe('each key of transformers 4.57 and 5.18', () => {
  test.each(rows)('%s is honoured, another name, or known with a reason', (key) => {
    const match = findKey(key, 'token-classification')
    if (match?.kind === 'ignored') expect(match.ignored.reason).toMatch(/^[A-Z`].*\.$/)
    else if (match?.kind === 'alias') expect(match.alias.keys).not.toEqual([])
    else expect(match?.entry.documentation.summary).toMatch(/\.$/)
  })

  test.each(rows)('%s has the default that either version has', (key, row) => {
    const status = (version: string) => {
      const found = upstreamStatus(key, version)
      return found?.kind === 'present' ? { default: found.default } : found?.kind
    }
    expect(status('4.57.6')).toEqual(row.old === null ? 'notYet' : { default: fromPython(row.old) })
    expect(status('5.18.0')).toEqual(row.new === null ? 'removed' : { default: fromPython(row.new) })
  })
})

/** A value that a config has when the key is used, where the default asks for nothing. */
const used: Readonly<Record<string, string>> = {
  per_gpu_train_batch_size: '8',
  per_gpu_eval_batch_size: '8',
  warmup_ratio: '0.1',
  push_to_hub_token: 'hf_abc',
}

describe('each key that transformers removed', () => {
  test.each(removed)('%s has a finding that says since when, and what to do', (key, row) => {
    const { problems, config } = resolveWith(`${key}: ${used[key] ?? JSON.stringify(fromPython(row.old ?? 'None'))}\n`)
    expect(config).not.toBeNull()
    const [problem] = problems.filter(({ code }) => !['FT080', 'FT081'].includes(code))
    if (problem?.code === 'FT018') return
    expect(problem).toMatchObject({ arguments: { removed: findUpstream(key)?.removed } })
    expect(problem?.arguments['removed']).toMatch(/^\d\.\d+$/)
    const { note, reason, keys } = problem?.arguments ?? {}
    expect([note, reason, keys].join('')).toMatch(/\w/)
  })
})

describe('a version', () => {
  test.each([
    ['group_by_length', '5.1.0', 'present'],
    ['group_by_length', '5.2.0', 'removed'],
    ['train_sampling_strategy', '5.1.0', 'notYet'],
    ['train_sampling_strategy', '5.10.0.dev0', 'present'],
    ['warmup_ratio', '5.14', 'present'],
    ['warmup_ratio', '5.15', 'removed'],
    ['evaluation_strategy', '4.50.3', 'present'],
    ['evaluation_strategy', '4.57.6', 'removed'],
  ])('%s in %s: %s', (key, version, kind) => {
    expect(upstreamStatus(key, version)?.kind).toBe(kind)
  })

  test('says what is deprecated, and what comes instead', () => {
    expect(upstreamStatus('warmup_ratio', '4.57')).toMatchObject({ isDeprecated: false })
    expect(upstreamStatus('warmup_ratio', '5.3')).toMatchObject({ isDeprecated: true, removed: '5.15' })
    expect(upstreamStatus('no_cuda', '5.18')).toEqual({ kind: 'removed', removed: '5.0', instead: '`use_cpu`' })
  })

  test('has no key of ours', () => {
    expect(upstreamStatus('early_stopping_patience', '5.18')).toBeNull()
    expect(upstreamStatus('freeze', '5.18')).toBeNull()
  })

  test('leads to the page of its keys only', () => {
    const titles = (key: string, version: string) => linksOf(key, [], version).map(({ title }) => title)
    expect(titles('train_sampling_strategy', '5.18')).toEqual(['train_sampling_strategy in TrainingArguments'])
    expect(titles('train_sampling_strategy', '4.57')).toEqual([])
    expect(titles('freeze', '5.18')).toEqual([])
  })
})

test('every key that upstream has had is known here', () => {
  const unknown = upstreamKeys.filter(({ key }) => findKey(key, 'token-classification') === undefined)
  expect(unknown.map(({ key }) => key)).toEqual([])
  expect(new Set(upstreamKeys.map(({ key }) => key)).size).toBe(upstreamKeys.length)
})

describe('a key that is not supported', () => {
  test.each([
    ['neftune_noise_alpha: 5', 'FT015', 'warning'],
    ['neftune_noise_alpha: null', 'FT014', 'information'],
    ['dataloader_drop_last: false', 'FT014', 'information'],
    ['fsdp: ""', 'FT014', 'information'],
    ['hub_token: hf_abc', 'FT018', 'warning'],
    ['hub_token: null', 'FT014', 'information'],
  ])('%s: %s, since only what asks for something deserves a warning', (line, code, severity) => {
    expect(resolveWith(line).problems).toMatchObject([{ code, severity }])
  })
})
