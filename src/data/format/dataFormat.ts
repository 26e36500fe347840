import { extname } from 'node:path'
import { looksLikeTag } from './tagShape'

export const dataFormats = ['conll', 'jsonl', 'json', 'csv', 'tsv'] as const
export type DataFormat = (typeof dataFormats)[number]

const byExtension: Readonly<Record<string, DataFormat>> = {
  '.conll': 'conll',
  '.conllu': 'conll',
  '.iob': 'conll',
  '.iob2': 'conll',
  '.bio': 'conll',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.json': 'json',
  '.csv': 'csv',
  '.tsv': 'tsv',
}

/** Whether a file's name is one of data. */
export function isDataFile(name: string): boolean {
  return extname(name).toLowerCase() in byExtension
}

/** The format by the file's name, and by its first lines where the name leaves it open; null if neither tells. */
export function detectFormat(name: string, firstLines: string): DataFormat | null {
  const named = byExtension[extname(name).toLowerCase()]
  if (named === 'tsv') {
    return hasTaggedWords(firstLines) ? 'conll' : 'tsv'
  }
  return named ?? detectByContent(firstLines)
}

function detectByContent(firstLines: string): DataFormat | null {
  const start = firstLines.trimStart()
  if (start.startsWith('{')) {
    return 'jsonl'
  }
  if (start.startsWith('[')) {
    return 'json'
  }
  return start === '' || hasTaggedWords(firstLines) ? 'conll' : null
}

/** Whether the lines are words with tags and not a table with a header, which many `.tsv` files of NER data are. */
function hasTaggedWords(firstLines: string): boolean {
  const first = firstLines.split(/\r?\n/u).find((line) => line.trim() !== '' && !line.startsWith('# '))
  if (first === undefined || first.startsWith('-DOCSTART-')) {
    return first !== undefined
  }
  const cells = first.trimEnd().split(/\t| +/u)
  return cells.length > 1 && cells.slice(1).some(looksLikeTag)
}
