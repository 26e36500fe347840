import { setTimeout as sleep } from 'node:timers/promises'
import { Figures } from '../figures'
import type { Candidate } from './candidate'

/** What was measured of a candidate. */
export interface Measured {
  readonly candidate: Candidate
  /** Milliseconds a text, by its length in tokens. */
  readonly times: ReadonlyMap<number, Figures>
  /** Resident bytes, after it all. */
  readonly memory: number
}

/** Texts that a candidate reads in a row; the first finds caches that others have filled, and does not count. */
const textsInARow = 5
/** Milliseconds before a candidate's turn: threads of the one before wait for more work at full speed for a while. */
const rest = 250

/** Time all candidates in turns, so that a machine that slows down slows them all. */
export async function measure(
  candidates: readonly Candidate[],
  textsOf: ReadonlyMap<number, readonly string[]>,
  rounds: number,
): Promise<Measured[]> {
  const times = new Map(candidates.map((candidate) => [candidate, new Map<number, number[]>()]))
  for (let round = 0; round < rounds; round++) {
    for (const [length, texts] of textsOf) {
      for (const candidate of rotated(candidates, round)) {
        const known = times.get(candidate)?.get(length) ?? []
        times.get(candidate)?.set(length, [...known, ...(await timesInARow(candidate, texts, round))])
      }
    }
  }
  return candidates.map((candidate) => {
    const figures = [...(times.get(candidate) ?? [])].map(([length, values]) => [length, new Figures(values)] as const)
    return { candidate, times: new Map(figures), memory: candidate.memory() }
  })
}

async function timesInARow(candidate: Candidate, texts: readonly string[], round: number): Promise<number[]> {
  await sleep(rest)
  const times: number[] = []
  for (let index = 0; index < textsInARow; index++) {
    times.push(await candidate.time(texts[(round * textsInARow + index) % texts.length] ?? ''))
  }
  return times.slice(1)
}

/** Share of words that get the reference's tag. */
export async function agreement(
  candidate: Candidate,
  reference: Candidate,
  texts: readonly string[],
): Promise<{ readonly share: number; readonly words: number }> {
  let same = 0
  let words = 0
  for (const text of texts) {
    const [own, theirs] = [await candidate.tags(text), await reference.tags(text)]
    if (own.length !== theirs.length) throw new Error(`${candidate.name} finds other words in ${text}`)
    words += own.length
    same += own.filter((tag, index) => tag === theirs[index]).length
  }
  return { share: same / words, words }
}

function rotated<T>(items: readonly T[], by: number): T[] {
  const start = by % items.length
  return [...items.slice(start), ...items.slice(0, start)]
}
