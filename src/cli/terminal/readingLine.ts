import type { ReadOptions } from '../../data/request'
import type { CliContext } from '../context'
import { bar } from './bars'
import { bytes, percent } from '../../shared/text/numbers'
import { styleOf } from './style'

/** Smaller data is read before a line about it could be read. */
const worthShowing = 20_000_000

/** Read data while a line says how far it is, until the signal aborts. */
export async function withReadingShown<Result>(
  context: Pick<CliContext, 'stderr' | 'environmentVariables' | 'tellParent'>,
  signal: AbortSignal,
  read: (options: ReadOptions) => Promise<Result>,
): Promise<Result> {
  const { stderr } = context
  const style = styleOf(stderr, context.environmentVariables)
  const tellParent = inHundredths(context)
  try {
    return await read({
      signal,
      onProgress: ({ bytes: done, totalBytes }) => {
        tellParent(done, totalBytes)
        if (stderr.isTTY !== true || totalBytes < worthShowing) return
        const share = done / totalBytes
        stderr.write(`\r  reading data ${bar(share, 24, style)} ${percent(share, 0)} % of ${bytes(totalBytes)}\u001b[K`)
      },
    })
  } finally {
    if (stderr.isTTY === true) stderr.write('\r\u001b[K')
  }
}

/** Tells the parent process of each hundredth that was read, and no more often. */
function inHundredths(context: Pick<CliContext, 'tellParent'>): (bytes: number, totalBytes: number) => void {
  let told = -1
  return (done, totalBytes) => {
    const hundredth = Math.floor((100 * done) / Math.max(1, totalBytes))
    if (hundredth === told) return
    told = hundredth
    context.tellParent({ type: 'reading', bytes: done, totalBytes })
  }
}
