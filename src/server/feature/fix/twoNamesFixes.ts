import { t } from '@vscode/l10n'
import type { ConfigEntry } from '../../../config/configDocument'
import type { Alias } from '../../../shared/catalogue/alias'
import { findKey } from '../../../shared/catalogue/catalogue'
import type { TaskName } from '../../../shared/protocol/spec'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import { removeEntry } from './edits'
import type { Fix } from './fix'
import { possible, preferred } from './fix'
import { valueGiven } from './valueGiven'

/** Of two entries that set one key the one to remove: what says the same, or what transformers does not follow. */
export function twoNamesFixes(key: string, later: ConfigEntry | undefined, snapshot: ConfigSnapshot): readonly Fix[] {
  const earlier = snapshot.resolution.written.get(key)?.entry
  if (later === undefined || earlier === undefined) return []
  const spare = spareOf(key, earlier, later, snapshot.task)
  const removal = (entry: ConfigEntry) => {
    const other = entry === later ? earlier : later
    return entry === spare?.entry
      ? preferred(t('Remove `{0}`: {1}', entry.key, whyText(spare, other)), removeEntry(snapshot, entry))
      : possible(t('Remove `{0}`', entry.key), removeEntry(snapshot, entry))
  }
  return spare?.entry === earlier ? [removal(earlier), removal(later)] : [removal(later), removal(earlier)]
}

interface Spare {
  readonly entry: ConfigEntry
  readonly isSame: boolean
}

function whyText({ isSame }: Spare, other: ConfigEntry): string {
  return isSame ? t('it says the same as `{0}`', other.key) : t('transformers 4 follows `{0}`', other.key)
}

function spareOf(key: string, earlier: ConfigEntry, later: ConfigEntry, task: TaskName): Spare | null {
  const [ofEarlier, ofLater] = [aliasOf(earlier, task), aliasOf(later, task)]
  // A name that sets more than this key is needed for the others.
  if ([ofEarlier, ofLater].some((alias) => alias !== null && alias.keys.length > 1)) return null
  const [first, second] = [valueGiven(key, earlier, task), valueGiven(key, later, task)]
  if (first === undefined || second === undefined) return null
  if (JSON.stringify(first) === JSON.stringify(second)) {
    return { entry: ofLater === null && ofEarlier !== null ? earlier : later, isSame: true }
  }
  if (ofEarlier !== null && ofLater === null) return unfollowed(ofEarlier, earlier, later)
  return ofEarlier === null && ofLater !== null ? unfollowed(ofLater, later, earlier) : null
}

function unfollowed({ isFollowed }: Alias, named: ConfigEntry, own: ConfigEntry): Spare | null {
  if (isFollowed === undefined) return null
  return { entry: isFollowed(named.node.value, own.node.value) ? own : named, isSame: false }
}

function aliasOf({ key }: ConfigEntry, task: TaskName): Alias | null {
  const match = findKey(key, task)
  return match?.kind === 'alias' ? match.alias : null
}
