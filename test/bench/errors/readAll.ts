import { PredictionFile } from '../../../src/runs/predictions/PredictionFile'
import type { ErrorBrowserMessage } from '../../../src/shared/protocol/errorBrowser'

/** What reading a file of predictions costs the process that reads. */
export interface ReadingCost {
  /** What a panel is sent. */
  readonly messages: readonly ErrorBrowserMessage[]
  readonly seconds: number
  /** Those that a processor worked; the rest others had it. */
  readonly cpuSeconds: number
  /** Bytes of the buffers that are sent. */
  readonly sent: number
  /** Bytes that the process takes more at most, of which those sent are a part: nothing is taken off its hands here. */
  readonly memory: number
  /** Milliseconds that whoever shares the process waited at most. */
  readonly longestTurn: number
}

export async function readAll(name: string): Promise<ReadingCost> {
  const file = new PredictionFile(name)
  const run = { directory: '/bench', name: 'bench' }
  const messages: ErrorBrowserMessage[] = [
    { type: 'source', run, other: null, split: 'test', splits: ['test'], candidates: [] },
  ]
  const watch = watchProcess()
  const begin = performance.now()
  const used = process.cpuUsage()
  let sent = 0
  for await (const columns of file.read(new AbortController().signal)) {
    messages.push({ type: 'examples', side: 'shown', ...columns })
    for (const value of Object.values(columns)) if (value instanceof ArrayBuffer) sent += value.byteLength
  }
  messages.push({ type: 'read', side: 'shown', damaged: file.damaged })
  const { user, system } = process.cpuUsage(used)
  const cpuSeconds = (user + system) / 1e6
  return { messages, seconds: (performance.now() - begin) / 1000, cpuSeconds, sent, ...watch() }
}

/** @returns ends the watch */
function watchProcess(): () => Pick<ReadingCost, 'memory' | 'longestTurn'> {
  const before = process.memoryUsage.rss()
  let [most, longestTurn, last] = [before, 0, performance.now()]
  const timer = setInterval(() => {
    const now = performance.now()
    longestTurn = Math.max(longestTurn, now - last)
    last = now
    most = Math.max(most, process.memoryUsage.rss())
  }, 1)
  return () => {
    clearInterval(timer)
    return { memory: Math.max(most, process.memoryUsage.rss()) - before, longestTurn }
  }
}
