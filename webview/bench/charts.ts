import type { PointsMessage, ShownRun } from '../../src/shared/protocol/runPanel'
import { elapsedColumn, stepsTable, trainColumns } from '../../src/shared/protocol/scalars'
import type { ChartModel } from '../common/chart/chartModel'
import { plainChart, plainSeries } from '../common/chart/chartModel'
import { Curve } from '../common/chart/Curve'
import { valueFormats } from '../common/chart/valueFormat'
import '../common/chart/LineChart'
import '../runPanel/RunPanel'
import { shownRange } from '../dashboard/charts/axisRange'

const totalSteps = 2_000_000

/** The page's part of `npm run bench charts`, which calls it by name. Times are in milliseconds. */
Object.assign(window, { bench: { chart, append, panel, stream } })

/** From a column of numbers to the painted frame of a new chart of 1,000 × 400 pixels. */
async function chart(count: number): Promise<number> {
  const element = document.createElement('line-chart')
  element.className = 'alone'
  document.body.replaceChildren(element)
  const { steps, losses } = columns(0, count)
  await painted()
  const begin = performance.now()
  const curve = new Curve()
  curve.x.append(steps)
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
    curve.x.append(steps)
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
  return performance.now() - begin
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
async function stream(before: number, pointsPerSecond: number, seconds: number): Promise<Smoothness> {
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

function receive(message: unknown): void {
  window.dispatchEvent(new MessageEvent('message', { data: message }))
}

/** The next frame was painted: the one after it begins. */
async function painted(): Promise<void> {
  await nextFrame()
  await nextFrame()
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
  return {
    ...plainChart,
    title: 'Loss',
    format: valueFormats.number,
    series: [{ ...plainSeries, id: 'loss', name: 'train', curve, colour: 'blue' }],
    axis: { unit: 'step', range: shownRange({ last: curve.length, total: totalSteps, isLive: true }, 'step') },
    emptyText: '',
  }
}

function pointsMessage(from: number, count: number, isRestart: boolean): PointsMessage {
  const { steps, losses } = columns(from, count)
  const all = Object.fromEntries([...trainColumns, elapsedColumn].map((name) => [name, losses.buffer]))
  const tables = [{ name: stepsTable, steps: steps.buffer, columns: all }]
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
    secondsSilent: null,
    hasLog: true,
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
    hasModel: false,
    warnings: [],
    failure: null,
  }
}
