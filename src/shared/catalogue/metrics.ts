/** Scores that a model can be chosen by, fractions all but the loss. */
export const metrics = [
  { name: 'f1_macro', summary: 'Mean of the F1 of the entity types that gold has.' },
  { name: 'f1', summary: 'Entity-level F1, each entity counting alike.' },
  { name: 'precision', summary: 'Share of the predicted entities that are right.' },
  { name: 'recall', summary: 'Share of the gold entities that were found.' },
  { name: 'accuracy', summary: 'Share of the words with the right tag.' },
  { name: 'strict_f1', summary: 'Entity-level F1 in seqeval’s strict IOB2 mode.' },
  { name: 'seqeval_f1_macro', summary: 'seqeval’s macro F1, which also counts types that gold lacks.' },
  { name: 'loss', summary: 'Validation loss, lower is better.' },
] as const
