import { describe, expect, it } from 'vitest'
import { keptState } from '../../../../webview/runPanel/keptState'

describe('what VS Code keeps of the panel', () => {
  it('is the address of the run', () => {
    expect(keptState('/runs/a', undefined)).toEqual({ directory: '/runs/a' })
  })

  it('is the view too, if it is of the same run', () => {
    const before = { directory: '/runs/a', view: { axis: 'epoch' } }
    expect(keptState('/runs/a', before)).toEqual(before)
    expect(keptState('/runs/b', before)).toEqual({ directory: '/runs/b' })
  })

  it('is nothing else that another version may have kept', () => {
    expect(keptState('/runs/a', { directory: '/runs/a', points: [1, 2] })).toEqual({ directory: '/runs/a' })
    expect(keptState('/runs/a', 'directory')).toEqual({ directory: '/runs/a' })
  })
})
