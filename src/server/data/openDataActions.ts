import { t } from '@vscode/l10n'
import type { CodeAction, CodeActionParams, Diagnostic, TextEdit } from 'vscode-languageserver/node'
import { CodeActionKind } from 'vscode-languageserver-types'
import { isFault } from '../../data/open/OpenReader'
import { tagRepairs, type TagRepair } from '../../data/open/tagRepair'
import type { RawExample } from '../../data/format/rawExample'
import { diagnosticSource } from '../feature/diagnostics'
import type { OpenData } from './OpenData'
import { lineRange } from './openDataDiagnostics'
import { removalOf } from './removal'

interface Mending {
  readonly title: string
  readonly edits: readonly TextEdit[]
  readonly isPreferred: boolean
}

type Mender = (diagnostic: Diagnostic, data: OpenData) => readonly Mending[]

/** The codes that there is a certain way to mend. */
const menders: Readonly<Record<string, Mender>> = {
  FD006: mendOrphan,
  FD007: mendScheme,
  FD019: ({ range }, data) => [removeOne(range.start.line, data, t('Remove this sentence'))],
  FD032: mendRepeated,
  FD033: ({ range }, data) => [{ ...removeOne(range.start.line, data, t('Remove this sentence')), isPreferred: false }],
}

/** Quick fixes of the diagnostics that the client names. */
export function openDataActions(data: OpenData, { context }: Pick<CodeActionParams, 'context'>): CodeAction[] {
  const isWanted = context.only?.some((only) => CodeActionKind.QuickFix.startsWith(only)) ?? true
  if (!isWanted) return []
  const ours = context.diagnostics.filter(({ source }) => source === diagnosticSource)
  try {
    return ours.flatMap((diagnostic) => actionsFor(diagnostic, data))
  } catch (error) {
    // A sentence without an end: nothing can be told of it.
    if (isFault(error)) return []
    throw error
  }
}

function actionsFor(diagnostic: Diagnostic, data: OpenData): readonly CodeAction[] {
  const mendings = menders[String(diagnostic.code)]?.(diagnostic, data) ?? []
  return mendings
    .filter(({ edits }) => edits.length > 0)
    .map(({ title, edits, isPreferred }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred,
      edit: { changes: { [data.document.uri]: [...edits] } },
    }))
}

function mendOrphan({ range }: Diagnostic, data: OpenData): readonly Mending[] {
  const { line, character } = range.start
  const here = examplesAt(line, data).flatMap((example) => tagRepairs(example, data.reader))
  const repair = here.find(({ place }) => place.line === line && place.start === character)
  if (repair === undefined) return []
  const all = data.reader.all().flatMap((example) => tagRepairs(example, data.reader))
  const one = { title: t('Write {0}', repair.tag), edits: [editOf(repair)], isPreferred: true }
  if (all.length < 2) return [one]
  return [
    one,
    { title: t('Begin all {0} such entities with B-', all.length), edits: all.map(editOf), isPreferred: false },
  ]
}

function mendScheme(_: Diagnostic, data: OpenData): readonly Mending[] {
  const edits = data.reader.all().flatMap((example) => tagRepairs(example, data.reader, true).map(editOf))
  return [{ title: t('Write all tags as BIO2, as they are read ({0} tags)', edits.length), edits, isPreferred: true }]
}

function mendRepeated({ range }: Diagnostic, data: OpenData): readonly Mending[] {
  const one = removeOne(range.start.line, data, t('Remove this sentence'))
  const repeated = (data.inspect()?.problems ?? []).filter(({ code }) => code === 'FD032')
  if (repeated.length < 2) return [one]
  const edits = repeated.flatMap(({ line }) => examplesAt(line - 1, data).map((example) => removalOf(example, data)))
  return [one, { title: t('Remove all {0} repeated sentences', edits.length), edits, isPreferred: false }]
}

function removeOne(line: number, data: OpenData, title: string): Mending {
  return { title, edits: examplesAt(line, data).map((example) => removalOf(example, data)), isPreferred: true }
}

function examplesAt(line: number, { reader }: OpenData): readonly RawExample[] {
  return reader.part({ start: line, end: line })
}

function editOf({ place, tag }: TagRepair): TextEdit {
  return { range: lineRange(place), newText: tag }
}
