import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { cacheFolder } from '../../../src/environment/cacheFolder'

describe('cacheFolder', () => {
  it.each([
    ['linux', {}, '/home/ada/.cache/finetune-lab'],
    ['linux', { XDG_CACHE_HOME: '/scratch' }, '/scratch/finetune-lab'],
    ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/ada/.cache/finetune-lab'],
    ['darwin', {}, '/home/ada/Library/Caches/finetune-lab'],
    ['win32', { LOCALAPPDATA: '/local' }, '/local/finetune-lab'],
    ['linux', { FINETUNE_LAB_CACHE: '/big/disk' }, '/big/disk'],
  ] as const)('is the platform’s on %s with %j', (platform, variables, folder) => {
    expect(cacheFolder(variables, platform, '/home/ada')).toBe(path.normalize(folder))
  })
})
