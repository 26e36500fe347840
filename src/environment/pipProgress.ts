/** How far making an environment has got. */
export interface PipProgress {
  readonly stage: 'making' | 'collecting' | 'downloading' | 'installing'
  /** What of: the Python's version, a requirement, a file with its size, or a number of packages. */
  readonly detail: string
}

/** Reads a line that `pip install` prints; null for lines that tell no progress. */
export function parsePipLine(line: string): PipProgress | null {
  const collecting = /^Collecting ([^\s;]+)/.exec(line)
  if (collecting?.[1] !== undefined) return { stage: 'collecting', detail: collecting[1] }
  const downloading = /^\s*Downloading (\S+?)(?:-py\S*|-cp\S*)? \(([\d.]+ [kMG]?B)\)/.exec(line)
  if (downloading?.[1] !== undefined && !line.includes('.metadata ')) {
    return { stage: 'downloading', detail: `${fileName(downloading[1])} (${downloading[2] ?? ''})` }
  }
  const installing = /^Installing collected packages: (.+)$/.exec(line)
  if (installing?.[1] === undefined) return null
  return { stage: 'installing', detail: `${installing[1].split(', ').length} packages` }
}

function fileName(address: string): string {
  return address.split('/').at(-1) ?? address
}
