import path from 'node:path'

/** What a run of another tool is called: folders of this kind are named alike, so the one above stands before it. */
export function nameOf(address: string): string {
  const above = path.basename(path.dirname(address))
  return above === '' ? path.basename(address) : `${above}/${path.basename(address)}`
}
