import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { trainerVariables } from '../../../src/runs/trainerProcess'

describe('variables of a trainer', () => {
  it('are those of who starts it, but for what makes the editor’s processes Node', () => {
    const variables = trainerVariables({ HF_HOME: '/hub', ELECTRON_RUN_AS_NODE: '1' })
    expect(variables).toMatchObject({ HF_HOME: '/hub', PYTHONUNBUFFERED: '1', PYTHONUTF8: '1' })
    expect(variables).not.toHaveProperty('ELECTRON_RUN_AS_NODE')
  })

  it('keep absolute folders of PYTHONPATH, and neither relative ones nor the current folder', () => {
    const written = ['/site', 'lib', '', '.', process.cwd(), '/more'].join(path.delimiter)
    expect(trainerVariables({ PYTHONPATH: written })['PYTHONPATH']).toBe(['/site', '/more'].join(path.delimiter))
  })

  it('empty PYTHONPATH where nothing of it stays, so that none is handed down', () => {
    expect(trainerVariables({})).toHaveProperty('PYTHONPATH', '')
  })
})
