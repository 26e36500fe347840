import path from 'node:path'
import type { ModelAddress, Precision } from '../shared/protocol/inference'
import { InferenceFailure } from './failure'
import { readVersion, type ModelVersion } from './model/modelVersion'
import type { TokenClassifier } from './tokenClassifier'

/** Two models beside each other, and the one before them. */
const modelsKept = 3

export type OpenModel = (folder: string, precisions: readonly Precision[]) => Promise<TokenClassifier>

/** A model that is in use: it stays loaded until it is given back. */
export interface BorrowedModel {
  readonly model: TokenClassifier
  readonly version: string
  readonly giveBack: () => void
}

interface Kept {
  readonly key: string
  readonly version: string
  readonly opening: Promise<TokenClassifier>
  borrowers: number
}

/** The loaded models. Beyond a few, the one that was not used for the longest time is let go. */
export class ModelShelf {
  /** The least recently used first. */
  private kept: Kept[] = []

  constructor(
    private readonly open: OpenModel,
    private readonly versionOf: (
      folder: string,
      precisions: readonly Precision[],
    ) => Promise<ModelVersion> = readVersion,
  ) {}

  /** The model that a folder holds now. @throws InferenceFailure */
  async load(folder: string, precisions: readonly Precision[]): Promise<BorrowedModel> {
    const { precision, version } = await this.versionOf(folder, precisions)
    return this.borrow({ folder, precision, version }, precisions)
  }

  /** The model that was loaded before. @throws InferenceFailure `model-changed`, or why it cannot be loaded again */
  async get(address: ModelAddress): Promise<BorrowedModel> {
    if (!this.kept.some((kept) => isAt(kept, address))) {
      const { version } = await this.versionOf(address.folder, [address.precision])
      if (version !== address.version) throw new InferenceFailure('model-changed', { folder: address.folder })
    }
    return this.borrow(address, [address.precision])
  }

  private async borrow(address: ModelAddress, precisions: readonly Precision[]): Promise<BorrowedModel> {
    const kept = this.kept.find((one) => isAt(one, address)) ?? this.begin(address, precisions)
    this.kept = [...this.kept.filter((one) => one !== kept), kept]
    kept.borrowers++
    const giveBack = () => {
      kept.borrowers--
      this.tidy()
    }
    try {
      return { model: await kept.opening, version: kept.version, giveBack }
    } catch (error) {
      this.kept = this.kept.filter((one) => one !== kept)
      throw error
    }
  }

  private begin({ folder, precision, version }: ModelAddress, precisions: readonly Precision[]): Kept {
    return { key: keyOf(folder, precision), version, opening: this.open(folder, precisions), borrowers: 0 }
  }

  private tidy(): void {
    const current = new Map(this.kept.map((one) => [one.key, one]))
    const isOld = (one: Kept, index: number) =>
      one.borrowers === 0 && (index < this.kept.length - modelsKept || current.get(one.key) !== one)
    const old = this.kept.filter(isOld)
    this.kept = this.kept.filter((one) => !old.includes(one))
    for (const { opening } of old) void opening.then((model) => model.close())
  }
}

function isAt(kept: Kept, { folder, precision, version }: ModelAddress): boolean {
  return kept.key === keyOf(folder, precision) && kept.version === version
}

function keyOf(folder: string, precision: Precision): string {
  return `${precision} ${path.resolve(folder)}`
}
