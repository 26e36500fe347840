import type { Diagnostic } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { OpenData } from '../../../src/server/data/OpenData'
import { openDataActions } from '../../../src/server/data/openDataActions'
import { openDataDiagnostics } from '../../../src/server/data/openDataDiagnostics'
import type { DataReading } from '../../../src/shared/protocol/spec'

/** Nothing is said of how it is read. */
export const usualReading: DataReading = { textColumn: null, labelColumn: null, labels: null, labelMap: {} }

export const uriOf = (name: string) => `file:///data/${name}`

/** A text in an editor, read by its name. */
export function open(text: string, name = 'train.conll', reading: Partial<DataReading> = {}): OpenData {
  const document = TextDocument.create(uriOf(name), 'plaintext', 1, text)
  const data = OpenData.of(document, { ...usualReading, ...reading })
  if (data === null) throw new Error('the text is not read as data')
  return data
}

/** Code, first line from 0, and the text that is underlined, as `FD006 2 I-X`. */
export function shown({ range, code }: Diagnostic, { document }: OpenData): string {
  return `${code ?? ''} ${range.start.line} ${document.getText(range)}`
}

/** The text after the quick fix of this title, of the first diagnostic that has it. */
export function mended(data: OpenData, title: string | RegExp): string {
  const diagnostics = openDataDiagnostics(data, null)
  const actions = openDataActions(data, { context: { diagnostics } })
  const action = actions.find((each) => (typeof title === 'string' ? each.title === title : title.test(each.title)))
  if (action === undefined)
    throw new Error(`no fix ${String(title)} among: ${actions.map((each) => each.title).join()}`)
  return TextDocument.applyEdits(data.document, action.edit?.changes?.[data.document.uri] ?? [])
}

/** Titles of the quick fixes of all diagnostics. */
export function titles(data: OpenData): string[] {
  return openDataActions(data, { context: { diagnostics: openDataDiagnostics(data, null) } }).map(({ title }) => title)
}
