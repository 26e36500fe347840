import { l10n } from 'vscode'
import type { MarkupFault, ParsedMarkup } from '../../shared/entities/markup'
import { findRepeats } from '../../shared/text/sentenceLetters'
import { suggestionFor } from '../../shared/suggestion'

/** What is wrong in a line of sentences to be added. */
export interface DraftFinding {
  /** Whether it cannot be added with it. */
  readonly isError: boolean
  /** UTF-16 units from the start of the line. */
  readonly start: number
  readonly end: number
  readonly message: string
}

/** @param labels those that the model knows; none if it is not known which */
export function draftFindings({ problems, written }: ParsedMarkup, labels: readonly string[]): readonly DraftFinding[] {
  const faults = problems.map(({ fault, start, end }) => ({ isError: true, start, end, message: faultText(fault) }))
  const unknown = written
    .filter(({ label }) => labels.length > 0 && !labels.includes(label))
    .map(({ name, label }) => ({ isError: false, ...name, message: unknownText(label, labels) }))
  return [...faults, ...unknown]
}

/**
 * The lines of a draft, by index, whose sentence an earlier line has already.
 *
 * @param texts of the lines, without markup
 */
export function repeatFindings(texts: readonly string[]): ReadonlyMap<number, string> {
  const message = (first: number) => l10n.t('Line {0} has this sentence already.', first + 1)
  return new Map([...findRepeats(texts)].map(([line, first]) => [line, message(first)]))
}

function unknownText(label: string, labels: readonly string[]): string {
  const suggestion = suggestionFor(label, labels)
  const known = suggestion === '' ? labels.join(', ') : suggestion
  return l10n.t('The model does not know the label {0}. Is {1} meant? If not, it will be a new label.', label, known)
}

function faultText(fault: MarkupFault): string {
  switch (fault) {
    case 'open':
      return l10n.t('This bracket is not closed. Write [words](LABEL), or \\[ for a bracket of the text.')
    case 'nested':
      return l10n.t('An entity has no entity within. Write \\[ for a bracket of the text.')
    case 'unlabelled':
      return l10n.t('This entity has no label. Write [words](LABEL), or \\[ and \\] for brackets of the text.')
    case 'stray':
      return l10n.t('This bracket closes nothing. Write \\] for a bracket of the text.')
    case 'empty':
      return l10n.t('There are no words in this entity.')
    case 'no-label':
      return l10n.t('The label of this entity is empty.')
  }
}
