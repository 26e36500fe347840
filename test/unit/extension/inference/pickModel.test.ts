import { beforeEach, describe, expect, it, vi } from 'vitest'
import { pickModel } from '../../../../src/extension/inference/pickModel'
import { fake, resetFake } from '../fakeVsCode'

vi.mock('vscode', () => import('../fakeVsCode'))
beforeEach(resetFake)

const of = (name: string) => ({ folder: `/runs/${name}/model`, name, run: `/runs/${name}` })
const choice = { ofRuns: () => Promise.resolve([of('a'), of('b')]) }

describe('a model to look at a text with', () => {
  it('is chosen from those of the runs that are not looked at yet', async () => {
    fake.pick.mockImplementation((labels) => labels[0])
    expect(await pickModel(choice, [{ ...of('a'), step: null }])).toEqual({ ...of('b'), step: null })
    expect(fake.pick).toHaveBeenCalledWith(['b', 'A model folder…'])
  })

  it('is none where the list is dismissed', async () => {
    fake.pick.mockReturnValue(undefined)
    expect(await pickModel(choice, [])).toBeNull()
  })
})
