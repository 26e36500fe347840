import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { EntitySpan } from '../../shared/protocol/prediction'
import { splitWords, type Word } from '../../shared/words/splitWords'
import { groupEntities, type ScoredWord } from '../decode/groupEntities'
import { InferenceFailure, errorMessage } from '../failure'
import { readModelDescription, type ModelDescription } from '../model/modelFolder'
import type { InferenceOptions, Predictor } from '../predictor'

/** Runs a program to its end without a shell; never throws. */
type RunProgram = (
  program: string,
  programArguments: readonly string[],
  options: { readonly cwd: string },
) => Promise<{ readonly status: number | null; readonly stderr: string }>

export interface PythonPredictorOptions extends Omit<InferenceOptions, 'precision'> {
  /** Absolute path of the Python that has what the trainer needs. */
  readonly python: string
  /** Folder with `run_trainer.py`. */
  readonly trainerFolder: string
  readonly run: RunProgram
}

/**
 * Predict with PyTorch: the trainer's `predict` command scores the words, which are split and grouped here. Each
 * prediction starts Python and loads the model anew, so it wants all texts at once.
 *
 * @throws InferenceFailure If the model folder is none or broken.
 */
export async function openPythonPredictor(options: PythonPredictorOptions): Promise<Predictor> {
  const model = await readModelDescription(options.folder)
  return {
    model: { labels: model.labels, precision: 'fp32' },
    textsAtOnce: Infinity,
    async predict(texts, onText = () => undefined) {
      const folder = await mkdtemp(path.join(tmpdir(), 'finetune-predict-'))
      try {
        const entities = await predictIn(folder, texts, model, options)
        for (const index of texts.keys()) onText(index)
        return entities
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    close: () => undefined,
  }
}

async function predictIn(
  folder: string,
  texts: readonly string[],
  model: ModelDescription,
  options: PythonPredictorOptions,
): Promise<EntitySpan[][]> {
  const sentences = texts.map((text) => splitWords(text, model.wordRule))
  const source = path.join(folder, 'words.jsonl')
  const target = path.join(folder, 'scores.jsonl')
  await writeFile(source, sentences.map((words) => JSON.stringify({ tokens: words.map(wellFormed) }) + '\n').join(''))
  const script = path.join(options.trainerFolder, 'run_trainer.py')
  const programArguments = [script, 'predict', path.resolve(options.folder), '--file', source, '--out', target]
  const { status, stderr } = await options.run(options.python, programArguments, { cwd: folder })
  if (status !== 0) throw new InferenceFailure('python-failed', { detail: lastLine(stderr) || `exit code ${status}` })
  const scored = await readScores(target, sentences)
  const { aggregation = 'first' } = options
  return texts.map((text, index) => groupEntities(text, scored[index] ?? [], model.labels, aggregation))
}

/** Half of a surrogate pair cannot be written as UTF-8. */
function wellFormed({ text }: Word): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}

async function readScores(file: string, sentences: readonly (readonly Word[])[]): Promise<ScoredWord[][]> {
  const scored: ScoredWord[][] = []
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    scored.push(parseScores(line, sentences[scored.length] ?? []))
  }
  return scored
}

/** A line of the trainer's answer, `{words: [{probabilities: [[…]…]}…]}`, one word each of `words`. */
function parseScores(line: string, words: readonly Word[]): ScoredWord[] {
  try {
    const { words: scores } = JSON.parse(line) as { words: { probabilities: number[][] }[] }
    return words.map(({ start, end }, index) => ({
      start,
      end,
      probabilities: (scores[index]?.probabilities ?? []).map((row) => Float64Array.from(row)),
      locate: () => [],
    }))
  } catch (error) {
    throw new InferenceFailure('python-failed', { detail: errorMessage(error) })
  }
}

function lastLine(text: string): string {
  return errorMessage(text.trim().split('\n').at(-1) ?? '')
}
