import { t } from '@vscode/l10n'
import type { CompletionItem } from 'vscode-languageserver/node'
import { CompletionItemKind } from 'vscode-languageserver-types'
import { localModels } from '../../../config/model/localModels'
import { printValue } from '../../../config/printValue'
import { findEntry, findKey, findProperty } from '../../../shared/catalogue/catalogue'
import type { CatalogueEntry, Choice } from '../../../shared/catalogue/entry'
import { schedulerOf } from '../../fact/scheduleFacts'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import { lspRange } from '../lspRange'
import type { ValuePlace } from './completionPlace'
import { pathItems } from './pathItems'
import { suggestAgain } from './snippets'

/** One thing to choose. */
interface Candidate {
  readonly text: string
  readonly summary?: string
  readonly kind?: CompletionItemKind
  /** There is more to choose behind it. */
  readonly goesOn?: boolean
  /** It is a text, and quoted where it would be read as something else. */
  readonly isText?: boolean
}

/** The values that a key can have. */
export function valueItems(place: ValuePlace, snapshot: ConfigSnapshot): CompletionItem[] {
  const match = findKey(place.key, snapshot.task)
  const key = match?.kind === 'alias' ? match.alias.keys[0] : place.key
  const entry = findEntry(key ?? '')
  if (entry === undefined) return []
  const range = lspRange(snapshot.document, place.range)
  const found =
    place.property === null ? candidates(entry, place, snapshot) : propertyCandidates(entry, place, snapshot)
  // An opened quote is a part of what is compared, and replaced with the rest.
  const quote = /^["']/.exec(place.typed)?.[0] ?? ''
  return found.map(({ text, summary, kind, goesOn, isText }, index) => ({
    label: text,
    kind: kind ?? CompletionItemKind.Value,
    sortText: String(index).padStart(4, '0'),
    filterText: place.lead + quote + text,
    textEdit: { range, newText: place.lead + (isText === true ? printValue(text) : text) },
    ...(summary !== undefined && { documentation: summary }),
    ...(goesOn === true && { command: suggestAgain }),
  }))
}

/** Values of a key inside another's: a flag of `freeze`, an argument of the schedule. */
function propertyCandidates(
  { key, type }: CatalogueEntry,
  place: ValuePlace,
  snapshot: ConfigSnapshot,
): readonly Candidate[] {
  const name = place.property ?? ''
  if (type.type === 'object') return findProperty(type, name)?.type.type === 'boolean' ? flags : []
  const argument =
    key === 'lr_scheduler_kwargs' ? schedulerOf(snapshot)?.arguments.find((each) => each.name === name) : undefined
  return typeof argument?.type === 'object' ? argument.type.map((text) => ({ text, isText: true })) : []
}

const flags: readonly Candidate[] = [{ text: 'true' }, { text: 'false' }]

function candidates(entry: CatalogueEntry, place: ValuePlace, snapshot: ConfigSnapshot): readonly Candidate[] {
  const { type } = entry
  if (entry.key === 'model_name_or_path') return [...models(snapshot), ...pathItems(place.typed, snapshot, 'folders')]
  switch (type.type) {
    case 'boolean':
      return flags
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

function models({ places, resolution, settings }: ConfigSnapshot): readonly Candidate[] {
  if (!settings.isTrusted) return []
  return localModels(places, resolution.effective.cache_dir).map((text) => ({ text, summary: t('On this machine.') }))
}

/** Entity types of the training data that are not listed yet. */
function labels({ data, resolution }: ConfigSnapshot): readonly Candidate[] {
  const listed = resolution.effective.labels ?? []
  const types = Object.keys(data?.data.statistics.splits.train?.entities ?? {})
  const free = types.filter((type) => !listed.includes(type))
  return free.map((text) => ({ text, isText: true, summary: t('In the training data.') }))
}

function defaultValue({ key }: CatalogueEntry, { resolution }: ConfigSnapshot): readonly Candidate[] {
  const effect = resolution.values.get(key)
  if (effect?.origin !== 'default' || effect.value === null) return []
  return [{ text: printValue(effect.value), summary: t('The default.') }]
}
