import { isRecord } from '../../shared/check'

/** A piece of Python that is parsed on its own: a file, or a cell of a notebook, so that a broken cell spoils no other. */
export interface ScriptPart {
  readonly text: string
  /** Number of the cell among all cells of the notebook, from 1; null in a Python file. */
  readonly cell: number | null
}

/** Why a script cannot be read at all. */
export type ScriptDefect = 'notebook-broken' | 'notebook-language' | 'too-long'

/** Longest code that is read, in UTF-16 units: far more than anyone writes, and parsed in seconds. */
const maxLength = 4_000_000

/**
 * The code of a Python file or a notebook, its shell commands and magics blanked out. Never throws.
 *
 * @param name of the file; `.ipynb` is a notebook
 */
export function readSource(name: string, text: string): readonly ScriptPart[] | ScriptDefect {
  const parts = name.toLowerCase().endsWith('.ipynb') ? readNotebook(text) : [{ text, cell: null }]
  if (typeof parts === 'string') return parts
  const length = parts.reduce((sum, part) => sum + part.text.length, 0)
  return length > maxLength ? 'too-long' : parts.map((part) => ({ ...part, text: withoutMagics(part.text) }))
}

function readNotebook(text: string): readonly ScriptPart[] | ScriptDefect {
  const notebook = parseJson(text)
  const cells = isRecord(notebook) ? notebook['cells'] : null
  if (!isRecord(notebook) || !Array.isArray(cells)) return 'notebook-broken'
  if (!/^(i?python|$)/i.test(languageOf(notebook))) return 'notebook-language'
  return cells.flatMap((cell: unknown, index): ScriptPart[] => {
    if (!isRecord(cell) || cell['cell_type'] !== 'code') return []
    return [{ text: sourceOf(cell['source']), cell: index + 1 }]
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text)
  } catch {
    return null
  }
}

/** As the notebook says, or nothing. */
function languageOf({ metadata }: Record<string, unknown>): string {
  const info = isRecord(metadata) ? [metadata['language_info'], metadata['kernelspec']] : []
  const names = info.flatMap((each) => (isRecord(each) ? [each['language'] ?? each['name']] : []))
  return names.find((name) => typeof name === 'string') ?? ''
}

/** A text, or its lines. */
function sourceOf(source: unknown): string {
  if (typeof source === 'string') return source
  return Array.isArray(source) ? source.filter((line) => typeof line === 'string').join('') : ''
}

/** Cell magics whose cell is Python all the same. */
const pythonCells: ReadonlySet<string> = new Set(['time', 'timeit', 'capture', 'prun', 'python', 'python3'])
/** Line magics. Named one by one: a line may begin with `%` and be the rest of an expression. */
const lineMagics =
  'pip|conda|mamba|uv|matplotlib|load_ext|reload_ext|autoreload|time|timeit|cd|env|set_env|run|config|ls|pwd|mkdir|cp|' +
  'mv|rm|cat|who|whos|store|tensorboard|wandb|sql|debug|pdb|prun|bash|sh|system|reset|restart_python'
const notPython = new RegExp(`^[ \\t]*(?:!|%(?:${lineMagics})\\b).*`, 'gm')

/** The same text with spaces for what only a notebook understands, so that every place stays where it was. */
function withoutMagics(text: string): string {
  const magic = /^\s*%%(\w+)([^\r\n]*)/.exec(text)
  if (magic === null) return text.replace(notPython, blank)
  const [line, name = '', rest = ''] = magic
  const isWritten = name === 'writefile' && /\.py\s*$/.test(rest)
  if (!isWritten && !pythonCells.has(name)) return ''
  return blank(line) + text.slice(line.length).replace(notPython, blank)
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ')
}
