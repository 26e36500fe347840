import { describe, expect, it } from 'vitest'
import type { HostSigns } from '../../../src/runs/shortLivedHost'
import { shortLivedHost } from '../../../src/runs/shortLivedHost'

const workstation: HostSigns = { release: '6.8.0-45-generic', variables: {}, exists: () => false }

describe('a machine that may stop under a run', () => {
  it.each([
    ['a workstation', {}, null],
    ['WSL', { release: '5.15.153.1-microsoft-standard-WSL2' }, 'wsl'],
    ['a dev container', { variables: { REMOTE_CONTAINERS: 'true' } }, 'container'],
    ['Docker', { exists: (file: string) => file === '/.dockerenv' }, 'container'],
    ['a container in WSL', { release: 'microsoft', variables: { REMOTE_CONTAINERS: 'true' } }, 'container'],
  ])('is told of %s', (_, signs: Partial<HostSigns>, host) => {
    expect(shortLivedHost({ ...workstation, ...signs })).toBe(host)
  })
})
