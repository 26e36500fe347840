import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { concernedKey } from '../../../src/runs/concernedKey'
import { findEntry } from '../../../src/shared/catalogue/catalogue'

const codes = [
  ...readFileSync(new URL('../../../docs/run-codes.md', import.meta.url), 'utf8').matchAll(/^\| `([\w-]+)`/gm),
].flatMap(([, code]) => code ?? [])

it('each key that a code of a run is about is one of the config', () => {
  const keys = codes.flatMap((code) => concernedKey(code) ?? [])
  expect(keys.length).toBeGreaterThan(20)
  expect(keys.filter((key) => findEntry(key) === undefined)).toEqual([])
})

it('a code of a newer trainer is about none', () => {
  expect(concernedKey('of-a-newer-trainer')).toBeNull()
})
