import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { LanguageClient } from '../../languageServer/LanguageClient'
import { residentBytes } from '../../languageServer/residentBytes'
import { Figures } from '../figures'

/** A server to measure: how it is started, and what it is told. */
export interface Candidate {
  readonly name: string
  readonly node: string
  readonly words: readonly string[]
  readonly languageId: string
  /** By section of `workspace/configuration`. */
  readonly settings: Readonly<Record<string, unknown>>
}

/** What a server takes with one document, in milliseconds and bytes. */
export interface Measured {
  readonly start: Figures
  readonly open: Figures
  readonly edit: Figures
  readonly hover: Figures
  readonly completion: Figures
  /** Resident bytes once all of this was done. */
  readonly memory: number
  /** The same after some seconds without a message. */
  readonly memoryAtRest: number
}

/** Processes that are started for the time of start, and edits that are made. */
export interface Repetitions {
  readonly starts: number
  readonly edits: number
}

/** Milliseconds without a message before memory is measured at rest. */
const rest = 4000

/** What the document says of the learning rate, in turns: right, and wrong. */
const rates = ['5e-5', 'fast'] as const

/** Measures one server with one document, which lies in a folder with the data that it names. */
export async function measureServer(
  candidate: Candidate,
  folder: string,
  text: string,
  { starts, edits }: Repetitions,
): Promise<Measured> {
  const file = path.join(folder, 'finetune.yaml')
  writeFileSync(file, text)
  const uri = pathToFileURL(file).href
  const start: number[] = []
  const open: number[] = []
  for (let count = 1; count < starts; count++) {
    const session = await openSession(candidate, folder, uri, text)
    start.push(session.start)
    open.push(session.open)
    await session.client.end()
  }
  const last = await openSession(candidate, folder, uri, text)
  const round = await editRounds(last.client, uri, text, edits)
  const memory = await residentBytes(last.client.pid)
  await setTimeout(rest)
  const memoryAtRest = await residentBytes(last.client.pid)
  await last.client.end()
  return {
    start: new Figures([...start, last.start]),
    open: new Figures([...open, last.open]),
    ...round,
    memory,
    memoryAtRest,
  }
}

async function openSession(
  { node, words, languageId, settings }: Candidate,
  folder: string,
  uri: string,
  text: string,
) {
  const begin = performance.now()
  const client = new LanguageClient(node, words, settings)
  const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: 'bench' }]
  const capabilities = { workspace: { configuration: true, workspaceFolders: true } }
  await client.initialize({ workspaceFolders, capabilities })
  const start = performance.now() - begin
  const opened = performance.now()
  const published = client.next((each) => each.uri === uri)
  client.openText(uri, text, languageId)
  await published
  return { client, start, open: performance.now() - opened }
}

/** Each round: an edit, a hover and a completion at once, and the diagnosis of another edit. */
async function editRounds(client: LanguageClient, uri: string, text: string, edits: number) {
  const lines = text.split('\n')
  const rate = lines.findIndex((line) => line.startsWith('learning_rate:'))
  const times = { edit: [] as number[], hover: [] as number[], completion: [] as number[] }
  const timed = async (into: number[], task: () => Promise<unknown>) => {
    const begin = performance.now()
    await task()
    into.push(performance.now() - begin)
  }
  let version = 1
  let written = lines[rate] ?? ''
  const edit = (value: string) => {
    const start = { line: rate, character: 'learning_rate: '.length }
    const end = { line: rate, character: written.length }
    written = `learning_rate: ${value}`
    client.change(uri, ++version, { range: { start, end }, text: value })
  }
  const textDocument = { uri }
  for (let round = 1; round <= edits; round++) {
    await timed(times.edit, () => {
      const published = client.next((each) => each.uri === uri)
      edit(rates[round % 2] ?? '')
      return published
    })
    await timed(times.hover, () =>
      client.request('textDocument/hover', { textDocument, position: { line: rate, character: 3 } }),
    )
    await timed(times.completion, () =>
      client.request('textDocument/completion', { textDocument, position: { line: lines.length - 1, character: 0 } }),
    )
  }
  return {
    edit: new Figures(times.edit),
    hover: new Figures(times.hover),
    completion: new Figures(times.completion),
  }
}
