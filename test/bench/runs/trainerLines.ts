import { createWriteStream } from 'node:fs'
import { once } from 'node:events'

/** A run whose events are written as the trainer writes them. */
export interface WrittenRun {
  readonly trains: number
  /** Trains between two words about the stage: the trainer says it four times a second at most. */
  readonly stageEvery: number
}

const evaluateEvery = 1000
const startTime = 1795678920.47326

/** Writes `events.jsonl` of a run that has completed. @returns its size in bytes */
export async function writeEvents(file: string, run: WrittenRun): Promise<number> {
  const out = createWriteStream(file)
  out.write(line({ type: 'started', host: 'vm', boot_id: 'd1aaa943', pid: 7, process_start_time: 70 }, 0, started))
  let block = ''
  for (let step = 1; step <= run.trains; step++) {
    block += trainLine(step, run.trains)
    if (step % run.stageEvery === 0) block += stageLine(step, run.trains)
    if (step % evaluateEvery === 0) block += evaluationLines(step)
    if (block.length < 1 << 20) continue
    if (!out.write(block)) await once(out, 'drain')
    block = ''
  }
  out.end(block + line({ type: 'finished', reason: 'completed', step: run.trains }, run.trains))
  await once(out, 'finish')
  return out.bytesWritten
}

/** As `json.dumps` of Python writes it: the order of the keys and the form of the numbers are the trainer's. */
export function trainLine(step: number, total: number): string {
  const figures = [
    `"step":${step}`,
    `"epoch":${float(step / 187.3)}`,
    `"loss":${float(1.9 / Math.sqrt(step) + noise(step) / 10)}`,
    `"learning_rate":${float(5e-5 * (1 - step / (total + 1)))}`,
    `"grad_norm":${float(Math.fround(1 + 2 * noise(step + 0.5)))}`,
    `"tokens":${step * 321}`,
    `"tokens_per_second":${float(2500 + 300 * noise(step + 0.25))}`,
    `"memory":${848371712 + (step % 1000) * 4096}`,
  ]
  return `{"type":"train","time":${time(step)},${figures.join(',')}}\n`
}

const started = ',"resumed_from_step":null'
const scores = { precision: 0.875, recall: 0.9113924050632911, f1: 0.8928571428571429, number: 79 }

function stageLine(step: number, total: number): string {
  return `{"type":"stage","time":${time(step)},"stage":"training","progress":${float(step / total)}}\n`
}

function evaluationLines(step: number): string {
  const metrics = { loss: 0.21 + noise(step), precision: 0.875, recall: 0.9, f1: 0.89, f1_macro: 0.88, accuracy: 0.97 }
  const per_label = { DEPART: scores, ARRIVEE: scores, VIA: scores }
  const place = { step, epoch: step / 187.3 }
  return [
    line({ type: 'evaluate', split: 'validation', ...place, metrics, per_label, seconds: 1.26 }, step),
    line({ type: 'checkpoint', step, path: `checkpoint-${step}` }, step),
  ].join('')
}

function line({ type, ...rest }: Readonly<Record<string, unknown>>, step: number, more = ''): string {
  return `{"type":"${String(type)}","time":${time(step)},${JSON.stringify(rest).slice(1, -1)}${more}}\n`
}

const time = (step: number): string => float(startTime + step * 0.2512345678)

/** A float as Python's `repr` has it: the shortest digits, always with a point or an exponent of two digits. */
function float(value: number): string {
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
  return Number.isInteger(value) ? `${value}.0` : String(value)
}

/** Between 0 and 1, the same each time. */
function noise(seed: number): number {
  const value = Math.sin(seed * 12.9898) * 43758.5453
  return value - Math.floor(value)
}
