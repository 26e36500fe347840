import { detectFormat } from '../format/dataFormat'
import { findConllExample } from './conllExample'
import type { EditableExample, Refusal, WantedExample } from './editableExample'
import { findJsonlExample } from './jsonlExample'

/**
 * Finds an example in the text of its data file, to change its labels there.
 *
 * @param name of the file, which says its format
 */
export function findExample(name: string, text: string, wanted: WantedExample): EditableExample | Refusal {
  const lines = text.split(/\r?\n/u)
  switch (detectFormat(name, text.slice(0, 1 << 16))) {
    case 'conll':
      return findConllExample(lines, wanted)
    case 'jsonl':
      return findJsonlExample(lines, wanted)
    default:
      return 'format'
  }
}
