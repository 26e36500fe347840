import { describe, expect, it } from 'vitest'
import { ModelShelf } from '../../../src/inference/ModelShelf'
import type { ModelVersion } from '../../../src/inference/model/modelVersion'
import type { TokenClassifier } from '../../../src/inference/tokenClassifier'

function shelf(versions: Record<string, string> = {}) {
  const opened: string[] = []
  const closed: string[] = []
  const open = (folder: string): Promise<TokenClassifier> => {
    opened.push(folder)
    const close = () => Promise.resolve(void closed.push(folder))
    return Promise.resolve({ labels: [folder], precision: 'int8', maxLength: 8, close } as unknown as TokenClassifier)
  }
  const versionOf = (folder: string): Promise<ModelVersion> =>
    Promise.resolve({ precision: 'int8', version: versions[folder] ?? '1' })
  return { shelf: new ModelShelf(open, versionOf), opened, closed }
}

async function use(models: ModelShelf, folder: string): Promise<void> {
  const borrowed = await models.load(folder, ['int8'])
  borrowed.giveBack()
  await Promise.resolve()
}

const address = (folder: string) => ({ folder, precision: 'int8', version: '1' }) as const

describe('ModelShelf', () => {
  it('loads a model once', async () => {
    const { shelf: models, opened } = shelf()
    await use(models, 'A')
    await use(models, 'A')
    const { model } = await models.get(address('A'))
    expect(model.labels).toEqual(['A'])
    expect(opened).toEqual(['A'])
  })

  it('keeps three beside each other and lets go of the one that was not used for the longest time', async () => {
    const { shelf: models, closed } = shelf()
    for (const folder of ['A', 'B', 'A', 'C', 'D']) await use(models, folder)
    expect(closed).toEqual(['B'])
  })

  it('does not let go of a model that is in use', async () => {
    const { shelf: models, closed } = shelf()
    const borrowed = await models.load('A', ['int8'])
    for (const folder of ['B', 'C', 'D', 'E']) await use(models, folder)
    expect(closed).toEqual(['B'])
    borrowed.giveBack()
    await Promise.resolve()
    expect(closed).toEqual(['B', 'A'])
  })

  it('loads a folder anew when its files have changed, and lets go of what was there', async () => {
    const versions: Record<string, string> = {}
    const { shelf: models, opened, closed } = shelf(versions)
    await use(models, 'A')
    versions['A'] = '2'
    await use(models, 'A')
    expect(opened).toEqual(['A', 'A'])
    expect(closed).toEqual(['A'])
  })

  it('says so when a model that was let go is no longer what it was', async () => {
    const versions: Record<string, string> = {}
    const { shelf: models } = shelf(versions)
    versions['A'] = '2'
    await expect(models.get(address('A'))).rejects.toMatchObject({ code: 'model-changed' })
  })
})
