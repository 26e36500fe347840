import type { DataStatisticsDocument, SplitFigures } from '../../../../src/shared/protocol/dataStatistics'

export function splitWith(figures: Partial<SplitFigures> = {}): SplitFigures {
  return {
    split: 'train',
    sentences: 10,
    words: 60,
    entities: { A: 8, B: 2 },
    lengths: [
      [10, 7],
      [40, 2],
      [90, 1],
    ],
    entityLengths: [
      [8, 8],
      [60, 2],
    ],
    ...figures,
  }
}

export function statisticsWith(document: Partial<DataStatisticsDocument> = {}): DataStatisticsDocument {
  return {
    config: '/project/finetune.yaml',
    files: [],
    tokenizer: { unit: 'tokens', model: 'tiny', special: 2 },
    maxLength: 32,
    splits: [splitWith()],
    repeated: { within: {}, inTrain: {}, taggedOtherwise: 0, shown: [], total: 0 },
    names: [],
    problems: [],
    ...document,
  }
}
