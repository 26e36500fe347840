import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { jsonSchema } from '../../../src/config/schema/jsonSchema'
import { longConfig } from '../../languageServer/longConfig'
import { tinySentences } from '../../tinyProject'
import type { Figures } from '../figures'
import { installReference } from './installReference'
import type { LargeReading } from './largeFile'
import { readLargeFile } from './largeFile'
import type { Candidate, Measured, Repetitions } from './measureServer'
import { measureServer } from './measureServer'
import { slowestAnswers } from './slowestAnswers'

const sizes = [60, 500, 2_000, 20_000] as const

/**
 * `npm run bench server -- --edits 40 --starts 7 --only ours`: our language server beside yaml-language-server with our
 * own schema, and beside a Node that only answers; each with the same documents. Goals: see DESIGN.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      starts: { type: 'string', default: '7' },
      edits: { type: 'string', default: '60' },
      lines: { type: 'string', default: sizes.join(',') },
      only: { type: 'string', default: '' },
      megabytes: { type: 'string', default: '1000' },
    },
  })
  const repetitions = { starts: Number(values.starts), edits: Number(values.edits) }
  const folder = mkdtempSync(path.join(tmpdir(), 'finetune-bench-'))
  try {
    makeProject(folder)
    const candidates = (await candidatesIn(folder)).filter(({ name }) => name.startsWith(values.only))
    for (const lines of values.lines.split(',').map(Number)) await compare(candidates, lines, folder, repetitions)
    const ours = candidates.find(({ name }) => name === 'ours')
    if (ours !== undefined) printLarge(await readLargeFile(ours, folder, Number(values.megabytes) * 1e6))
    const slowest = [...slowestAnswers()].sort(([, one], [, other]) => other - one).slice(0, 3)
    const words = slowest.map(([name, time]) => `${name} ${time.toFixed(0)} ms`)
    process.stdout.write(`Slowest answers, reading included, of 10,000 random edits: ${words.join(', ')}.\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const load = (loadavg()[0] ?? 0).toFixed(1)
  process.stdout.write(`${cpus().length} cores, load ${load} at the end.\n`)
}

/** Data, a model, and our schema. */
function makeProject(folder: string): void {
  writeFileSync(path.join(folder, 'train.conll'), tinySentences(0, 48))
  mkdirSync(path.join(folder, 'model'))
  writeFileSync(path.join(folder, 'model', 'config.json'), '{"model_type": "bert"}')
  writeFileSync(path.join(folder, 'model', 'model.safetensors'), '')
  writeFileSync(path.join(folder, 'schema.json'), JSON.stringify(jsonSchema()))
  writeFileSync(path.join(folder, 'bare.cjs'), bareServer)
}

/** Answers the first message that comes, and every other too. */
const bareServer = `
let rest = ''
process.stdin.setEncoding('utf8').on('data', (text) => {
  rest += text
  for (let end; (end = rest.indexOf('\\r\\n\\r\\n')) >= 0; ) {
    const length = Number(/Content-Length: (\\d+)/.exec(rest)[1])
    if (rest.length < end + 4 + length) return
    const message = JSON.parse(rest.slice(end + 4, end + 4 + length))
    rest = rest.slice(end + 4 + length)
    const { uri } = message.params?.textDocument ?? {}
    if (message.method === 'exit') process.exit(0)
    else if (message.id !== undefined) send({ id: message.id, result: null })
    else if (uri !== undefined) send({ method: 'textDocument/publishDiagnostics', params: { uri, diagnostics: [] } })
  }
})
function send(message) {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message })
  process.stdout.write('Content-Length: ' + Buffer.byteLength(body) + '\\r\\n\\r\\n' + body)
}
`

async function candidatesIn(folder: string): Promise<readonly Candidate[]> {
  const reference = await installReference()
  if (reference === null) process.stderr.write('npm could not install yaml-language-server: ours is measured alone.\n')
  const node = reference?.node ?? process.execPath
  const ours = path.resolve('dist', 'server.js')
  const bare = path.join(folder, 'bare.cjs')
  const common = { node, languageId: 'yaml', settings: {} }
  const yaml = { validate: true, hover: true, completion: true, schemaStore: { enable: false } }
  const schemas = { [path.join(folder, 'schema.json')]: 'finetune.yaml' }
  return [
    { ...common, name: 'bare Node', words: [bare, '--stdio'] },
    { ...common, name: 'ours', words: [ours, '--stdio'], languageId: 'finetune' },
    ...(reference === null
      ? []
      : [
          {
            ...common,
            name: 'yaml-language-server',
            words: [reference.server, '--stdio'],
            settings: { yaml: { ...yaml, schemas } },
          },
        ]),
  ]
}

async function compare(
  candidates: readonly Candidate[],
  lines: number,
  folder: string,
  repetitions: Repetitions,
): Promise<void> {
  const text = longConfig(lines)
  print(
    `${lines.toLocaleString('en-US')} lines`,
    'start',
    'open',
    'edit',
    'p95',
    'hover',
    'p95',
    'completion',
    'p95',
    'MB',
  )
  const measured = new Map<string, Measured>()
  for (const candidate of candidates) {
    const figures = await measureServer(candidate, folder, text, repetitions)
    measured.set(candidate.name, figures)
    print(candidate.name, ...cells(figures))
  }
  const [ours, reference] = [measured.get('ours'), measured.get('yaml-language-server')]
  if (ours !== undefined && reference !== undefined) print('times faster', ...ratios(ours, reference))
  process.stdout.write('\n')
}

function printLarge({ seconds, hover, before, largest }: LargeReading): void {
  const memory = [before, largest].map((bytes) => (bytes / 1e6).toFixed(0)).join(' → ')
  const times = `hover p95 ${hover.p95.toFixed(1)} ms, the slowest ${hover.largest.toFixed(1)} ms`
  process.stdout.write(`While a large file is read (${seconds.toFixed(1)} s): ${times}; ${memory} MB.\n`)
}

const kinds = ['edit', 'hover', 'completion'] as const satisfies readonly (keyof Measured)[]

function cells(measured: Measured): readonly string[] {
  const once = [measured.start.median, measured.open.median]
  const repeated = kinds.flatMap((kind) => [measured[kind].median, measured[kind].p95])
  const memory = [measured.memory, measured.memoryAtRest].map((bytes) => (bytes / 1e6).toFixed(0))
  return [...[...once, ...repeated].map((time) => time.toFixed(1)), ...memory]
}

function ratios(ours: Measured, reference: Measured): readonly string[] {
  const of = (read: (measured: Measured) => number) => `${(read(reference) / read(ours)).toFixed(1)}×`
  const both = (read: (measured: Measured) => Figures) => [
    of((each) => read(each).median),
    of((each) => read(each).p95),
  ]
  return [
    of(({ start }) => start.median),
    of(({ open }) => open.median),
    ...kinds.flatMap((kind) => both((measured) => measured[kind])),
    of(({ memory }) => memory),
    of(({ memoryAtRest }) => memoryAtRest),
  ]
}

function print(name: string, ...cells: readonly string[]): void {
  process.stdout.write(`${name.padEnd(22)}${cells.map((cell) => cell.padStart(11)).join('')}\n`)
}

void main()
