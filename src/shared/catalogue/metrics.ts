import type { TaskName } from '../protocol/spec'

/** A score that a model can be chosen by. All but the losses are fractions. */
export interface Metric {
  readonly name: string
  readonly summary: string
  readonly tasks: readonly TaskName[]
}

const tokens: readonly TaskName[] = ['token-classification']
const texts: readonly TaskName[] = ['text-classification']
const labelled: readonly TaskName[] = [...tokens, ...texts]

/** Scores by name; with `eval_` before it, as Hugging Face writes them, a name means the same. */
export const metrics: readonly Metric[] = [
  { name: 'f1_macro', summary: 'Mean of the F1 of the types that gold has.', tasks: labelled },
  { name: 'f1', summary: 'Entity-level F1, each entity counting alike.', tasks: tokens },
  { name: 'precision', summary: 'Share of the predicted entities that are right.', tasks: tokens },
  { name: 'recall', summary: 'Share of the gold entities that were found.', tasks: tokens },
  { name: 'accuracy', summary: 'Share of the words (or texts) with the right label.', tasks: labelled },
  { name: 'strict_f1', summary: "Entity-level F1 in seqeval's strict IOB2 mode.", tasks: tokens },
  { name: 'seqeval_f1_macro', summary: "seqeval's macro F1, which also counts types that gold lacks.", tasks: tokens },
  { name: 'precision_macro', summary: 'Mean of the precision of the labels.', tasks: texts },
  { name: 'recall_macro', summary: 'Mean of the recall of the labels.', tasks: texts },
  { name: 'loss', summary: 'Validation loss, lower is better.', tasks: [...labelled, 'causal-lm'] },
]
