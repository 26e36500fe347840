import type { PointsMessage, ShownRun } from '../../src/shared/protocol/runPanel'
import { trainColumns } from '../../src/shared/protocol/runPanel'
import { isEmpty } from '../common/chart/chartModel'
import type { ChartModel } from '../common/chart/chartModel'
import { Curve } from '../common/chart/Curve'
import { valueFormats } from '../common/chart/valueFormat'
import '../common/chart/LineChart'
import '../runPanel/RunPanel'
import { shownSteps } from '../runPanel/steps'

const totalSteps = 2_000_000

/** The page's part of `npm run bench charts`, which calls it by name. Times are in milliseconds. */
const bench = { chart, append, panel, stream }
Object.assign(window, { bench })
export type ChartBench = typeof bench

/** From a column of numbers to the painted frame of a new chart of 1,000 × 400 pixels. */
async function chart(count: number): Promise<number> {
  const element = document.createElement('line-chart')
  element.className = 'alone'
  document.body.replaceChildren(element)
  const { steps, losses } = columns(0, count)
  await painted()
  const begin = performance.now()
  const curve = new Curve()
  curve.steps.append(steps)
  curve.values.append(losses)
  element.model = modelOf(curve)
  await painted()
  return performance.now() - begin
}

/** What one more point costs in the chart that is there: the work of drawing it, without waiting for the frame. */
async function append(repetitions: number): Promise<number> {
  const element = document.querySelector('line-chart')
  const curve = element?.model?.series[0]?.curve
  if (element === null || curve === undefined) throw new Error('draw a chart first')
  let spent = 0
  for (let repetition = 0; repetition < repetitions; repetition++) {
    await painted()
    const { steps, losses } = columns(curve.length, 1)
    const begin = performance.now()
    curve.steps.append(steps)
    curve.values.append(losses)
    element.model = modelOf(curve)
    await element.updateComplete
    spent += performance.now() - begin
  }
  return spent / repetitions
}

/** From the messages of the host to the painted frame of the panel, with its three charts. */
async function panel(count: number): Promise<number> {
  document.body.replaceChildren(document.createElement('run-panel'))
  await painted()
  const run = { type: 'run', run: shownRun(count) }
  const points = pointsMessage(0, count, true)
  const begin = performance.now()
  receive(run)
  receive(points)
  await painted()
  await painted()
  return performance.now() - begin
}

/** Frames a second, and the longest frame, while the panel that is there receives so many points a second. */
async function stream(before: number, pointsPerSecond: number, seconds: number) {
  const begin = performance.now()
  let sent = 0
  const frames: number[] = [begin]
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - begin) / 1000) * pointsPerSecond)
    if (due <= sent) return
    receive(pointsMessage(before + sent, due - sent, false))
    if (sent % 100 > due % 100) receive({ type: 'run', run: shownRun(before + due) })
    sent = due
  }, 2)
  while (performance.now() - begin < seconds * 1000) frames.push(await nextFrame())
  clearInterval(timer)
  const lengths = frames.slice(1).map((time, index) => time - (frames[index] ?? time))
  const last = frames.at(-1) ?? begin
  return { framesPerSecond: ((frames.length - 1) / (last - begin)) * 1000, longest: Math.max(...lengths), sent }
}

function receive(message: unknown): void {
  window.dispatchEvent(new MessageEvent('message', { data: message }))
}

/** After the next frame was painted: a message that is sent in it arrives when it is done. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve()
      port2.postMessage(null)
    })
  })
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())))
}

/** A loss as of training: it falls, with noise and some outliers, the same each time. */
function columns(from: number, count: number) {
  const steps = new Float64Array(count)
  const losses = new Float64Array(count)
  for (let index = 0; index < count; index++) {
    const step = from + index
    const noise = Math.abs(Math.sin(step * 12.9898) * 43758.5453) % 1
    steps[index] = step
    losses[index] = 2 / (1 + step / 5000) + noise * 0.3 + (noise > 0.9999 ? 1 : 0)
  }
  return { steps, losses }
}

function modelOf(curve: Curve): ChartModel {
  const model: ChartModel = {
    title: 'Loss',
    format: valueFormats.number,
    series: [{ id: 'loss', name: 'train', curve, colour: 'blue', dash: 'solid', hasMarks: false }],
    steps: shownSteps(curve.length, totalSteps, true),
    bounds: {},
    startsAtZero: false,
    band: null,
    levels: [],
    markers: [],
    emptyText: '',
  }
  if (isEmpty(model)) throw new Error('there is nothing to draw')
  return model
}

function pointsMessage(from: number, count: number, isRestart: boolean): PointsMessage {
  const { steps, losses } = columns(from, count)
  const train = Object.fromEntries(
    trainColumns.map((name) => [name, (name === 'step' ? steps : losses).buffer]),
  ) as PointsMessage['train']
  return { type: 'points', isRestart, train, evaluations: [] }
}

function shownRun(step: number): ShownRun {
  return {
    id: 'bench',
    directory: '/bench',
    task: 'token-classification',
    model: 'bench',
    configPath: '/finetune.yaml',
    state: 'running',
    isReadOnly: false,
    isStopping: false,
    stage: { name: 'training', progress: null },
    step,
    totalSteps,
    epoch: 1,
    epochs: 2,
    warmupSteps: 1000,
    peakLearningRate: 5e-5,
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
