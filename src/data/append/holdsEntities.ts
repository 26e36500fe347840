import { openFormat } from '../open/openText'
import { headOf } from './appendSource'

/** Whether a file of words or records on lines begins with sentences that have entities, or has nothing in it yet. */
export async function holdsEntities(path: string): Promise<boolean> {
  const head = await headOf(path).catch(() => null)
  if (head === null) return false
  const lines = head.split(/\r?\n/u)
  return head.trim() === '' || openFormat(path, { count: lines.length, at: (index) => lines[index] ?? '' }) !== null
}
