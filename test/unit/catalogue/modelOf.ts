import type { FoundModel } from '../../../src/config/model/modelDescription'

/** A model of 12 layers (24 if it is wide) that has this width; null is not known. */
export function modelOf(hiddenSize: number | null): FoundModel {
  const reference = { nameOrPath: 'models/mine', path: '/models/mine', revision: null, source: 'folder' } as const
  const figures = { maxPositions: 512, vocabularySize: 30_000, parameters: null }
  const description = {
    ...figures,
    architecture: null,
    family: null,
    hiddenSize,
    layers: hiddenSize !== null && hiddenSize >= 1024 ? 24 : 12,
  }
  return { reference, description: hiddenSize === null ? null : description, defect: null }
}
