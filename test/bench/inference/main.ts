import { cpus, loadavg } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { installPackages } from '../installPackages'
import type { Candidate } from './candidate'
import { agreement, measure, type Measured } from './measure'
import { findModels } from './models'
import { openOurs } from './ours'
import { openPeer } from './peer'
import { readSentences, type Sentences } from './sentences'

const transformers = '@huggingface/transformers@4.3.1'
const lengths = [20, 128] as const

interface Tools {
  readonly python: string
  /** `node_modules` with transformers.js; null where it cannot be installed. */
  readonly modules: string | null
  readonly rounds: number
  readonly agreementTexts: number
}

/**
 * `npm run bench inference -- --run runs/mine --rounds 15 --only BERT`: our predictions beside the pipelines of transformers and of
 * transformers.js, the same models and sentences. Goals: see DESIGN.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      run: { type: 'string' },
      rounds: { type: 'string', default: '15' },
      texts: { type: 'string', default: '400' },
      only: { type: 'string', default: '' },
    },
  })
  const { developmentPython } = await import('../../../src/build/developmentPython.mjs')
  const python = process.env['FINETUNE_PYTHON'] ?? developmentPython()
  if (python === null) throw new Error('there is no Python with the packages that the bench needs')
  const modules = await installPackages([transformers])
  if (modules === null) process.stderr.write('npm could not install transformers.js: it is left out.\n')
  const tools = { python, modules, rounds: Number(values.rounds), agreementTexts: Number(values.texts) }
  const { fineTuned, base, testFile } = findModels(python, values.run)
  const sentences = await readSentences(testFile, fineTuned)
  const models = [
    ['fine-tuned MiniLM', fineTuned],
    ['BERT-base shape, random weights, all matrix products int8', base],
  ] as const
  for (const [title, folder] of models.filter(([title]) => title.startsWith(values.only))) {
    await compare(title, folder, sentences, tools)
  }
  const load = (loadavg()[0] ?? 0).toFixed(1)
  process.stdout.write(`Node ${process.version}, ${cpus().length} cores, load ${load} at the end.\n`)
}

async function compare(title: string, folder: string, sentences: Sentences, tools: Tools): Promise<void> {
  const candidates = await openCandidates(folder, sentences, tools)
  try {
    const texts = new Map(lengths.map((length) => [length, sentences.ofLength(length, 40)]))
    const measured = await measure(candidates, texts, tools.rounds)
    await print(title, measured, sentences.all.slice(0, tools.agreementTexts))
  } finally {
    for (const candidate of candidates) candidate.close()
  }
}

/** One after the other, so that each has the machine to itself while it loads. The first is the one to agree with. */
async function openCandidates(folder: string, sentences: Sentences, { python, modules }: Tools): Promise<Candidate[]> {
  const here = path.resolve('test', 'bench', 'inference')
  const firstTokens = (text: string) => sentences.firstTokens(text)
  const pipeline = [python, path.join(here, 'pipelinePeer.py'), folder] as const
  const candidates = [await openPeer('Python pipeline, fp32', pipeline, firstTokens)]
  for (const precision of ['fp32', 'int8'] as const) {
    candidates.push(await openOurs(folder, precision))
    if (modules === null) continue
    const peer = [process.execPath, path.join(here, 'transformersPeer.mjs'), modules, folder, precision] as const
    candidates.push(await openPeer(`transformers.js, ${precision}`, peer, firstTokens))
  }
  return candidates
}

async function print(title: string, all: readonly Measured[], texts: readonly string[]): Promise<void> {
  const [reference] = all
  if (!reference) return
  process.stdout.write(`${title}\n`)
  line('', 'load ms', ...lengths.flatMap((length) => [`p50, ${length}`, 'p95']), 'MB', '  tags agree')
  for (const measured of all)
    line(measured.candidate.name, ...cells(measured), `  ${await agrees(measured, reference, texts)}`)
  const ours = all.find(({ candidate }) => candidate.name === 'ours, int8')
  if (!ours) return
  for (const other of all.filter((one) => one !== ours)) {
    const ratios = lengths.map((length) => `${(median(other, length) / median(ours, length)).toFixed(2)}× (${length})`)
    process.stdout.write(`  ours, int8, is faster than ${other.candidate.name}: ${ratios.join(', ')}\n`)
  }
  process.stdout.write('\n')
}

async function agrees(measured: Measured, reference: Measured, texts: readonly string[]): Promise<string> {
  if (measured === reference) return '–'
  const { share, words } = await agreement(measured.candidate, reference.candidate, texts)
  return `${(100 * share).toFixed(2)} % of ${words}`
}

function cells({ candidate, times, memory }: Measured): string[] {
  const both = lengths.flatMap((length) => [times.get(length)?.median ?? NaN, times.get(length)?.p95 ?? NaN])
  return [candidate.load.toFixed(0), ...both.map((time) => time.toFixed(1)), (memory / 1e6).toFixed(0)]
}

function median({ times }: Measured, length: number): number {
  return times.get(length)?.median ?? NaN
}

function line(name: string, ...cells: readonly string[]): void {
  process.stdout.write(`${name.padEnd(26)}${cells.map((cell) => cell.padStart(11)).join('')}\n`)
}

void main()
