import type { Problem, ProblemArguments, Severity } from '../shared/problem'

/** A problem of the data. The place's file is named as the config names it; its column is 1 where lines are read. */
export type DataProblem = Problem<DataCode>

interface Entry {
  readonly severity: Severity
  readonly render: (values: ProblemArguments) => string
}

const text = (values: ProblemArguments, key: string): string => {
  const value = values[key]
  if (typeof value === 'object') {
    return value.join(', ')
  }
  return value === undefined ? '' : String(value)
}

/** ` Did you mean "X"?`, or nothing. */
const suggestion = (values: ProblemArguments): string =>
  text(values, 'suggestion') === '' ? '' : ` Did you mean "${text(values, 'suggestion')}"?`

const unreadable: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file. Check its path.',
  EACCES: 'You may not read this file. Change its permissions.',
  EISDIR: 'This is a folder. Name the file in it.',
}

/**
 * Every defect of the data. An `error` is one that would train on something wrong; whatever can be mended without
 * guessing is mended and told as a `warning` or as `information`.
 */
export const dataProblems = {
  FD001: {
    severity: 'error',
    render: (v) => unreadable[text(v, 'reason')] ?? `The file cannot be read (${text(v, 'reason')}).`,
  },
  FD002: {
    severity: 'warning',
    render: () => 'The file has no sentences. Remove it from the list, or check that it is the right file.',
  },
  FD003: {
    severity: 'error',
    render: (v) =>
      `There are no sentences for ${text(v, 'split')}. Give it a file with sentences, or change the share set aside.`,
  },
  FD004: {
    severity: 'error',
    render: (v) =>
      `This is not UTF-8, probably ${text(v, 'encoding')}. Convert the file: iconv -f ${text(v, 'encoding')} -t UTF-8.`,
  },
  FD005: {
    severity: 'error',
    render: (v) => `The word "${text(v, 'word')}" has no tag. Write one after it, O if it is not part of an entity.`,
  },
  FD006: {
    severity: 'warning',
    render: (v) =>
      `${text(v, 'tag')} on "${text(v, 'word')}" continues no ${text(v, 'type')}, it is read as B-${text(v, 'type')}. ` +
      'Write B- where an entity begins.',
  },
  FD007: {
    severity: 'information',
    render: (v) =>
      v['scheme'] === 'IOB1'
        ? 'The tags are IOB1 (entities open with I-) and are read so. If they are meant as BIO2, the B- are missing.'
        : `The tag "${text(v, 'tag')}" has no B- or I-: neighbouring words with the same tag are read as one entity.`,
  },
  FD008: {
    severity: 'error',
    render: (v) =>
      `"${text(v, 'tag')}" is not one of the labels (${text(v, 'labels')}).${suggestion(v)} ` +
      'Add it to `labels`, or rename it with `label_map`.',
  },
  FD009: {
    severity: 'warning',
    render: (v) =>
      `${text(v, 'type')} occurs in ${text(v, 'split')} and not in train: it cannot be learnt. ` +
      'Add training sentences that have it, or drop it with `label_map`.',
  },
  FD010: {
    severity: 'warning',
    render: (v) =>
      `The label ${text(v, 'type')} has no training example: it cannot be learnt.${suggestion(v)} ` +
      'Add sentences that have it, or take it out of `labels`.',
  },
  FD011: {
    severity: 'warning',
    render: (v) => `\`label_map\` renames "${text(v, 'label')}", which the data does not have.${suggestion(v)}`,
  },
  FD012: {
    severity: 'error',
    render: (v) =>
      `The tag ${text(v, 'tag')} is a number. Set \`labels\` to the list of tags that the numbers count, from 0.`,
  },
  FD013: {
    severity: 'error',
    render: (v) => `${text(v, 'tokens')} words but ${text(v, 'tags')} tags. Each word needs exactly one.`,
  },
  FD014: {
    severity: 'error',
    render: (v) => `This is not JSON: ${text(v, 'reason')}.`,
  },
  FD015: {
    severity: 'error',
    render: (v) =>
      `No words with tags and no text with spans found among: ${text(v, 'columns')}. ` +
      'Name them with `text_column_name` and `label_column_name`.',
  },
  FD016: {
    severity: 'error',
    render: (v) =>
      `The span ${text(v, 'start')}–${text(v, 'end')} (${text(v, 'label')}) is empty or not within the ` +
      `text's ${text(v, 'length')} characters. Offsets count characters from 0, the end is not included.`,
  },
  FD017: {
    severity: 'warning',
    render: (v) =>
      `The span "${text(v, 'span')}" (${text(v, 'label')}) cuts a word; the whole of "${text(v, 'words')}" is taken. ` +
      'Move its ends to the ends of words.',
  },
  FD018: {
    severity: 'warning',
    render: (v) =>
      `The span "${text(v, 'span')}" (${text(v, 'label')}) shares a word with "${text(v, 'kept')}" and is left out: ` +
      'a word has one label.',
  },
  FD019: {
    severity: 'warning',
    render: (v) =>
      `The same sentence is in ${text(v, 'split')} (${text(v, 'file')}:${text(v, 'line')}): scores there will look ` +
      'better than they are. Remove it from one of them.',
  },
  FD020: {
    severity: 'error',
    render: (v) =>
      `No entity in the ${text(v, 'examples')} training sentences: every tag is O. Check that the tags are in the ` +
      'last column, or name them with `label_column_name`.',
  },
  FD021: {
    severity: 'error',
    render: (v) => `A sentence goes on for more than ${text(v, 'limit')} words. Separate sentences with an empty line.`,
  },
  FD022: {
    severity: 'error',
    render: () => 'A quote that opens here is never closed. Close it, or double the quotes within a cell ("").',
  },
  FD023: {
    severity: 'warning',
    render: (v) => `A word is empty and is left out with its tag ${text(v, 'tag')}.`,
  },
  FD024: {
    severity: 'warning',
    render: (v) =>
      `Only ${text(v, 'percent')} % of the training words are what the word rule ${text(v, 'rule')} finds in a text: ` +
      'on new text the model will see other words than it was trained on.',
  },
  FD025: {
    severity: 'error',
    render: () =>
      'The format is not recognised. Give CoNLL (a word and its tag on a line, an empty line between sentences), ' +
      'JSON Lines, a JSON array, CSV or TSV.',
  },
  FD026: {
    severity: 'error',
    render: (v) => `A line or value is longer than ${text(v, 'limit')} MB. Give one sentence a line.`,
  },
  FD027: {
    severity: 'error',
    render: (v) => `There is no column "${text(v, 'column')}". The file has: ${text(v, 'columns')}.${suggestion(v)}`,
  },
  FD028: {
    severity: 'error',
    render: (v) => `The row has ${text(v, 'cells')} cells, the header has ${text(v, 'columns')}.`,
  },
  FD030: {
    severity: 'error',
    render: (v) => `${text(v, 'span')} is no span. Write {"start": 3, "end": 8, "label": "CITY"}, or [3, 8, "CITY"].`,
  },
  FD031: {
    severity: 'warning',
    render: (v) =>
      `The whole file is one sentence of ${text(v, 'words')} words. Separate sentences with an empty line, or they ` +
      'are cut at the length limit.',
  },
  FD032: {
    severity: 'information',
    render: (v) =>
      `The same sentence with the same tags is in line ${text(v, 'line')} already. It counts twice in training.`,
  },
  FD033: {
    severity: 'warning',
    render: (v) => `The same words are tagged otherwise in line ${text(v, 'line')}: one of the two teaches a mistake.`,
  },
  FD034: {
    severity: 'information',
    render: (v) =>
      `The file is larger than ${text(v, 'limit')} MB: only what is in sight is checked here. ` +
      'Check config and data reads all of it.',
  },
  FD029: {
    severity: 'warning',
    render: () => 'Half a character (a lone surrogate) is replaced by "\uFFFD". Write the text again from its source.',
  },
} as const satisfies Record<string, Entry>

export type DataCode = keyof typeof dataProblems

/** The sentence shown for a problem. `more` in its arguments counts those like it that are not listed. */
export function renderDataProblem(problem: DataProblem): string {
  const sentence = dataProblems[problem.code].render(problem.arguments)
  const more = problem.arguments['more']
  return more === undefined ? sentence : `${sentence} (and ${text(problem.arguments, 'more')} more like this)`
}
