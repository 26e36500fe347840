import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Candidate } from './candidate'
import { residentBytes } from './residentBytes'

interface Answer {
  readonly milliseconds?: number
  readonly tags?: readonly (readonly [position: number, tag: string])[]
}

/**
 * Another tool's process, which answers a JSON line by a JSON line; its first says that it is ready.
 *
 * @param firstTokens position among the model's tokens, from 1, of the first of each word of a text
 */
export async function openPeer(
  name: string,
  words: readonly [program: string, ...programArguments: string[]],
  firstTokens: (text: string) => readonly number[],
): Promise<Candidate> {
  const started = performance.now()
  const [program, ...programArguments] = words
  const child = spawn(program, programArguments, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, HF_HUB_OFFLINE: '1', TRANSFORMERS_VERBOSITY: 'error', HF_HUB_DISABLE_PROGRESS_BARS: '1' },
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const answer = async (): Promise<Answer> => {
    const next = (await lines.next()) as IteratorResult<string, undefined>
    if (next.done === true) throw new Error(`${name} ended`)
    return JSON.parse(next.value) as Answer
  }
  const ask = (request: { readonly do: 'time' | 'tags'; readonly text: string }) => {
    child.stdin.write(`${JSON.stringify(request)}\n`)
    return answer()
  }
  await answer()
  return {
    name,
    load: performance.now() - started,
    memory: () => residentBytes(child.pid),
    time: async (text) => (await ask({ do: 'time', text })).milliseconds ?? NaN,
    async tags(text) {
      const { tags = [] } = await ask({ do: 'tags', text })
      const byPosition = new Map(tags)
      return firstTokens(text).map((position) => byPosition.get(position) ?? 'O')
    },
    close: () => child.stdin.end(),
  }
}
