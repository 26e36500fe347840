import { describe, expect, it } from 'vitest'
import { cacheRoot } from '../../../src/build/vscodeTools.mjs'
import { cacheFolder } from '../../../src/environment/cacheFolder'

describe('cacheRoot', () => {
  const cases: readonly NodeJS.ProcessEnv[] = [
    {},
    { FINETUNE_LAB_CACHE: '/chosen' },
    { FINETUNE_LAB_CACHE: '', XDG_CACHE_HOME: '/xdg' },
    { XDG_CACHE_HOME: 'relative' },
  ]
  it.each(cases)('is the product’s cache folder with %o', (variables) => {
    expect(cacheRoot(variables, '/home/ada')).toBe(cacheFolder(variables, 'linux', '/home/ada'))
  })
})
