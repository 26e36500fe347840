import type { ProblemArguments } from '../../shared/problem'
import type { Split } from '../../shared/protocol/example'
import type { PlannedFile } from '../dataFiles'
import type { SplitSink } from '../output/splitSink'
import type { DataCode } from '../problems'
import type { LabelTable } from './labelTable'

type Tell = (code: DataCode, planned: PlannedFile, line: number, values: ProblemArguments) => void

/** Tells which labels cannot be learnt, and which names of `label_map` are nowhere. `first` is the first file. */
export function reportLabels(
  labels: LabelTable,
  sinks: ReadonlyMap<Split, SplitSink>,
  first: PlannedFile,
  tell: Tell,
): void {
  const train = sinks.get('train')
  if (train === undefined || train.count === 0) {
    return
  }
  for (const { label, suggestion } of labels.unusedNames()) {
    tell('FD011', first, 1, { label, suggestion })
  }
  if (train.firstSeen.size === 0) {
    tell('FD020', first, 1, { examples: train.count })
    return
  }
  for (const [split, sink] of sinks) {
    for (const [type, { planned, line }] of sink.firstSeen) {
      if (!train.firstSeen.has(type)) {
        tell('FD009', planned, line, { type, split })
      }
    }
  }
  for (const type of labels.givenTypes ?? []) {
    const isElsewhere = [...sinks.values()].some((sink) => sink.firstSeen.has(type))
    if (!train.firstSeen.has(type) && !isElsewhere) {
      tell('FD010', first, 1, { type })
    }
  }
}
