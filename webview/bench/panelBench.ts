import type { PointsMessage, ShownRun } from '../../src/shared/protocol/runPanel'
import { elapsedColumn, stepsTable, trainColumns } from '../../src/shared/protocol/scalars'
import '../runPanel/RunPanel'
import { nextFrame, painted } from './painted'
import { sampleColumns } from './sampleColumns'

const totalSteps = 2_000_000
/** Rows of a message, as the host sends them. */
const messageRows = 65_536

/** From the message of the host to the painted frame of the panel, with all its charts. */
export async function panel(count: number): Promise<number> {
  await openPanel()
  const run = { type: 'run', run: shownRun(count) }
  const points = pointsMessage(0, count, true)
  const begin = performance.now()
  receive(run)
  receive(points)
  await painted()
  return performance.now() - begin
}

/** The same from messages as large as the host sends, which another thread of the browser posts: as in VS Code. */
export async function transport(count: number): Promise<number> {
  await openPanel()
  const messages: unknown[] = [{ type: 'run', run: shownRun(count) }]
  for (let from = 0; from < count; from += messageRows)
    messages.push(pointsMessage(from, Math.min(messageRows, count - from), from === 0, count))
  const worker = new Worker(URL.createObjectURL(new Blob([posting])))
  await answerOf(worker, messages)
  const begin = performance.now()
  await answerOf(worker, null, receive)
  await painted()
  worker.terminate()
  return performance.now() - begin
}

/** Keeps the messages it is given; then posts them one by one, and at last null. */
const posting = `let kept = []
onmessage = ({ data }) => {
  if (data !== null) kept = data
  else for (const each of kept) postMessage(each)
  postMessage(null)
}`

/** @returns once null was answered */
function answerOf(worker: Worker, question: unknown, receiving?: (message: unknown) => void): Promise<void> {
  return new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === null) resolve()
      else receiving?.(data)
    }
    worker.postMessage(question)
  })
}

/** What a user sees of a stream of points. */
interface Smoothness {
  readonly framesPerSecond: number
  /** Milliseconds from one frame to the next, at worst. */
  readonly longest: number
}

/**
 * Points come in one by one, and the run's figures ten times a second, into the panel that is there.
 *
 * @param before number of points that it has
 */
export async function stream(before: number, pointsPerSecond: number, seconds: number): Promise<Smoothness> {
  const begin = performance.now()
  const frames = [begin]
  let sent = 0
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - begin) / 1000) * pointsPerSecond)
    if (due === sent) return
    receive(pointsMessage(before + sent, due - sent, false))
    const tenth = pointsPerSecond / 10
    if (Math.floor(due / tenth) > Math.floor(sent / tenth)) receive({ type: 'run', run: shownRun(before + due) })
    sent = due
  })
  while (performance.now() - begin < seconds * 1000) frames.push(await nextFrame())
  clearInterval(timer)
  const lengths = frames.slice(1).map((time, index) => time - (frames[index] ?? time))
  const spent = lengths.reduce((sum, length) => sum + length, 0)
  return { framesPerSecond: (lengths.length / spent) * 1000, longest: Math.max(...lengths) }
}

export async function openPanel(): Promise<void> {
  document.body.replaceChildren(document.createElement('run-panel'))
  await painted()
}

export function receive(message: unknown): void {
  window.dispatchEvent(new MessageEvent('message', { data: message }))
}

function pointsMessage(from: number, count: number, isRestart: boolean, rows = from + count): PointsMessage {
  const { steps, losses } = sampleColumns(from, count)
  const all = Object.fromEntries([...trainColumns, elapsedColumn].map((name) => [name, losses.slice().buffer]))
  const tables = [{ name: stepsTable, rows, steps: steps.buffer as ArrayBuffer, columns: all }]
  return { type: 'points', directory: '/bench', isRestart, tables }
}

function shownRun(step: number): ShownRun {
  return {
    id: 'bench',
    tool: 'finetune-lab',
    directory: '/bench',
    task: 'token-classification',
    model: 'bench',
    configPath: '/finetune.yaml',
    state: 'running',
    readShare: null,
    secondsSilent: null,
    hasLog: true,
    hasModel: false,
    isReadOnly: false,
    isStopping: false,
    stopRefusal: null,
    asked: [],
    answer: null,
    stage: { name: 'training', progress: null },
    step,
    totalSteps,
    epoch: 1,
    epochs: 2,
    warmupSteps: 1000,
    hasValidation: true,
    peakLearningRate: 5e-5,
    schedule: {
      learning_rate: 5e-5,
      lr_scheduler_type: 'linear',
      lr_scheduler_kwargs: {},
      lr_scheduler_steps: null,
      greater_is_better: true,
    },
    clipNorm: 1,
    checkpoints: [],
    patience: null,
    secondsElapsed: 60,
    secondsLeft: 60,
    loss: 0.1,
    best: null,
    architecture: null,
    device: null,
    precision: null,
    scores: null,
    warnings: [],
    failure: null,
  }
}
