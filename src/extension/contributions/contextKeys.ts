/** Context keys that the host sets and `when` clauses read. */
export const contextKeys = {
  /** The configs of the workspace have been looked for, so that an empty list means something. */
  isLooked: 'finetune-lab.isLooked',
  hasConfig: 'finetune-lab.hasConfig',
  /** It is known that there is no Python to train with. */
  lacksPython: 'finetune-lab.lacksPython',
  /** Entities are marked in some text. */
  hasPreview: 'finetune-lab.hasPreview',
  /** The runs view leaves runs out. */
  isFiltered: 'finetune-lab.isFiltered',
  /** An error browser is open. */
  hasErrorBrowser: 'finetune-lab.hasErrorBrowser',
} as const
