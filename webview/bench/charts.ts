import type { RunPanelMessage } from '../../src/shared/protocol/runPanel'
import { drawSeveral, ours } from './ours'
import { meanOf, painted } from './painted'
import { openPanel, panel, receive, stream, transport } from './panelBench'
import { TunedChart, UPlotChart } from './references'
import { sampleColumns } from './sampleColumns'

const subjects = {
  ours,
  tuned: new TunedChart(false),
  decimated: new TunedChart(true),
  uplot: new UPlotChart(),
} as const
type SubjectName = keyof typeof subjects

/** The page's part of `npm run bench charts`, which calls it by name. Times are in milliseconds. */
Object.assign(window, {
  bench: { clear, empty, hold, holdPanel, holdSeveral, openPanel, panel, show, stream, transport, draw, append },
})

/** From points in the form that the chart wants to the painted frame of a new chart of 1,000 × 400 pixels. */
async function draw(name: SubjectName, count: number): Promise<number> {
  const subject = subjects[name]
  clear()
  const prepared = subject.prepare(sampleColumns(0, count))
  await painted()
  const begin = performance.now()
  subject.draw(prepared)
  await painted()
  return performance.now() - begin
}

/** What even an empty page takes: a frame is painted at its time. */
async function empty(): Promise<number> {
  clear()
  await painted()
  const begin = performance.now()
  await painted()
  return performance.now() - begin
}

/** What one more point costs in the chart of so many that is there: the work of drawing it. */
function append(name: SubjectName, count: number, repetitions: number): Promise<number> {
  const subject = subjects[name]
  let length = count
  return meanOf(
    repetitions,
    () => sampleColumns(length++, 1),
    (columns) => subject.append(columns),
  )
}

/** Leaves a chart in the page whose memory can be measured. */
async function hold(name: SubjectName, count: number): Promise<void> {
  await draw(name, count)
}

async function holdSeveral(count: number, series: number): Promise<void> {
  drawSeveral(Array.from({ length: series }, () => sampleColumns(0, count)))
  await painted()
}

async function holdPanel(count: number): Promise<void> {
  await panel(count)
}

/** An empty page, with next to nothing kept of the chart that was there. */
function clear(): void {
  const nothing = sampleColumns(0, 2)
  for (const subject of [subjects.tuned, subjects.decimated, ...('uPlot' in window ? [subjects.uplot] : [])])
    subject.draw(subject.prepare(nothing))
  document.body.replaceChildren()
}

/** A message with its columns as lists of numbers, since what comes from Node has no buffers here. */
type ListedMessage = { readonly [Key in keyof RunPanelMessage]: unknown } & {
  readonly tables?: readonly {
    readonly name: string
    readonly rows: number
    readonly steps: number[]
    readonly columns: Record<string, number[]>
  }[]
}

/** Shows what the host says; over once it is painted. */
async function show(messages: readonly ListedMessage[]): Promise<void> {
  for (const message of messages)
    receive(message.tables === undefined ? message : { ...message, tables: message.tables.map(buffered) })
  await painted()
}

function buffered({ name, rows, steps, columns }: NonNullable<ListedMessage['tables']>[number]): unknown {
  const entries = Object.entries(columns).map(([column, values]) => [column, Float64Array.from(values).buffer] as const)
  return { name, rows, steps: Float64Array.from(steps).buffer, columns: Object.fromEntries(entries) }
}
