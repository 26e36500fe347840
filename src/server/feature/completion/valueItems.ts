import { t } from '@vscode/l10n'
import type { CompletionItem } from 'vscode-languageserver/node'
import { CompletionItemKind } from 'vscode-languageserver-types'
import { localModels } from '../../../config/model/localModels'
import { writtenForm } from '../../../config/describe'
import { findEntry, findKey } from '../../../shared/catalogue/catalogue'
import type { CatalogueEntry, Choice } from '../../../shared/catalogue/entry'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import { lspRange } from '../lspRange'
import type { CompletionPlace } from './completionPlace'
import { pathItems } from './pathItems'
import { suggestAgain } from './snippets'

export type ValuePlace = Extract<CompletionPlace, { kind: 'value' }>

/** One thing to choose. */
interface Candidate {
  readonly text: string
  readonly summary?: string
  readonly kind?: CompletionItemKind
  /** There is more to choose behind it. */
  readonly goesOn?: boolean
}

/** The values that a key can have. */
export function valueItems(place: ValuePlace, snapshot: ConfigSnapshot): CompletionItem[] {
  const match = findKey(place.key, snapshot.task)
  const key = match?.kind === 'alias' ? match.alias.keys[0] : place.key
  const entry = findEntry(key ?? '')
  if (entry === undefined) return []
  const range = lspRange(snapshot.document, place.range)
  return candidates(entry, place, snapshot).map(({ text, summary, kind, goesOn }, index) => ({
    label: text,
    kind: kind ?? CompletionItemKind.Value,
    sortText: String(index).padStart(4, '0'),
    filterText: text,
    textEdit: { range, newText: text },
    ...(summary !== undefined && { documentation: summary }),
    ...(goesOn === true && { command: suggestAgain }),
  }))
}

function candidates(entry: CatalogueEntry, place: ValuePlace, snapshot: ConfigSnapshot): readonly Candidate[] {
  const { type } = entry
  if (entry.key === 'model_name_or_path') return [...models(snapshot), ...pathItems(place.typed, snapshot, 'folders')]
  switch (type.type) {
    case 'boolean':
      return [{ text: 'true' }, { text: 'false' }]
    case 'choice':
      return type.choices
        .filter((choice) => isOfTask(choice, snapshot))
        .map(({ value, summary }) => {
          return { text: value, summary, kind: CompletionItemKind.EnumMember }
        })
    case 'files':
      return pathItems(place.typed, snapshot, 'data')
    case 'folder':
      return pathItems(place.typed, snapshot, 'folders')
    case 'strings':
      return entry.key === 'labels' ? labels(snapshot) : []
    case 'integer':
    case 'number':
    case 'steps':
      return defaultValue(entry, snapshot)
    default:
      return []
  }
}

function isOfTask({ tasks }: Choice, { task }: ConfigSnapshot): boolean {
  return tasks?.includes(task) ?? true
}

function models({ places, resolution }: ConfigSnapshot): readonly Candidate[] {
  return localModels(places, resolution.effective.cache_dir).map((text) => ({ text, summary: t('On this machine.') }))
}

/** Entity types of the training data that are not listed yet. */
function labels({ data, resolution }: ConfigSnapshot): readonly Candidate[] {
  const listed = resolution.effective.labels ?? []
  const types = Object.keys(data?.data.statistics.splits.train?.entities ?? {})
  return types.filter((type) => !listed.includes(type)).map((text) => ({ text, summary: t('In the training data.') }))
}

function defaultValue({ key }: CatalogueEntry, { resolution }: ConfigSnapshot): readonly Candidate[] {
  const effect = resolution.values.get(key)
  if (effect?.origin !== 'default' || effect.value === null) return []
  return [{ text: writtenForm(effect.value), summary: t('The default.') }]
}
