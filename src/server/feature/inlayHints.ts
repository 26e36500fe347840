import { t } from '@vscode/l10n'
import type { InlayHint, Range as LspRange } from 'vscode-languageserver/node'
import { MarkupKind } from 'vscode-languageserver-types'
import type { ConfigEntry } from '../../config/configDocument'
import { printValue } from '../../config/printValue'
import { idleBeside } from '../../config/rule/idleRule'
import { catalogue } from '../../shared/catalogue/catalogue'
import type { CatalogueEntry, GroupName } from '../../shared/catalogue/entry'
import { factOf } from '../fact/facts'
import { isUnfit } from '../fact/judgement'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'
import { endOfEntry, endOfValue, lineEnd } from './entryText'

/** After a value what it comes to in this run; after the last key of a group the defaults that hold beside it. */
export function inlayHintsIn(snapshot: ConfigSnapshot, range: LspRange): InlayHint[] {
  const { document } = snapshot
  const start = document.offsetAt(range.start)
  const end = document.offsetAt(range.end)
  const derived = derivedHints(snapshot)
  return [...derived, ...defaultHints(snapshot, derived)]
    .filter(({ offset }) => start <= offset && offset <= end)
    .map(({ offset, label, tooltip }) => ({
      position: document.positionAt(offset),
      label,
      tooltip: { kind: MarkupKind.Markdown, value: tooltip },
      paddingLeft: true,
    }))
}

interface Hint {
  readonly offset: number
  readonly label: string
  readonly tooltip: string
}

function derivedHints(snapshot: ConfigSnapshot): readonly Hint[] {
  return [...snapshot.resolution.written].flatMap(([key, { entry, value }]) => {
    const fact = value === undefined ? null : factOf(key, snapshot)
    if (fact?.inline === undefined || fact.inline === null) return []
    return [
      {
        offset: endOfHinted(snapshot, entry),
        label: fact.inline,
        tooltip: fact.text,
      },
    ]
  })
}

/** Groups whose defaults change what a model learns. */
const telling: readonly GroupName[] = ['batch', 'optimizer', 'schedule', 'evaluation']
/** Characters of hints that VS Code shows on a line: the default of `editor.inlayHints.maximumLength`. */
const lineRoom = 43

function defaultHints(snapshot: ConfigSnapshot, derived: readonly Hint[]): readonly Hint[] {
  const { text } = snapshot.config
  return telling.flatMap((group) => {
    const ofGroup = catalogue.filter((entry) => entry.group === group && entry.tasks.includes(snapshot.task))
    const written = ofGroup.flatMap(({ key }) => snapshot.resolution.written.get(key) ?? [])
    const last = written.reduce((end, { entry }) => Math.max(end, endOfEntry(text, entry)), -1)
    const defaults = ofGroup.flatMap((entry) => defaultOf(entry, snapshot))
    if (last < 0 || defaults.length === 0) return []
    const offset = lineEnd(text, last)
    const beside = derived.find((hint) => lineEnd(text, hint.offset) === offset)?.label.length ?? 0
    const tooltip = defaults.map((each) => `- ${each}`).join('\n')
    return [{ offset, label: defaultsLabel(defaults, lineRoom - beside), tooltip }]
  })
}

/** As many as there is room for; the tooltip has all. */
function defaultsLabel(defaults: readonly string[], room: number): string {
  const labels = defaults.map((_, left) => {
    const shown = defaults.slice(0, defaults.length - left).join(', ')
    return left === 0 ? t('by default {0}', shown) : t('by default {0}, …', shown)
  })
  return labels.find(({ length }) => length <= room) ?? t('by default {0} keys', defaults.length)
}

/** Defaults that leave it to another key. */
const deferring: ReadonlySet<string> = new Set(['max_steps', 'greater_is_better'])

function defaultOf({ key }: CatalogueEntry, { resolution }: ConfigSnapshot): readonly string[] {
  const effect = resolution.values.get(key)
  if (effect?.origin !== 'default' || effect.value === null || deferring.has(key)) return []
  if (isUnfit(key, { resolution }) || idleBeside(resolution.effective, key) !== null) return []
  return typeof effect.value === 'object' ? [] : [`${key} ${printValue(effect.value)}`]
}

/** Behind the value; where there is none, behind the comment that may stand in its place. */
function endOfHinted({ config: { text } }: ConfigSnapshot, { keyRange, node }: ConfigEntry): number {
  return node.range.start > keyRange.start ? endOfValue(text, node) : lineEnd(text, keyRange.end)
}
