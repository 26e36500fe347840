import path from 'node:path'
import { runFiles } from '../../runs/runFiles'
import type { RunView } from '../../runs/RunReader'
import type { Results } from '../../shared/protocol/results'
import { bestText, exportText } from './eventTexts'
import { count, duration } from '../../shared/text/numbers'
import { runProgress, secondsElapsed } from '../../runs/runProgress'
import { scoreLines } from './scoreLines'
import { shownPath } from './shownPath'
import type { Style } from './style'
import { nextStep, stateTexts } from './texts'

/** What a summary is drawn from. */
export interface SummarySource {
  readonly view: RunView
  readonly results: Results | null
  /** Names in the run directory that exist. */
  readonly files: ReadonlySet<string>
  /** Paths are shown as from here where that is shorter. */
  readonly cwd: string
}

/** What came of a run: its state, scores by entity type, where the files are, and what to do next. */
export function summaryLines(source: SummarySource, style: Style): string[] {
  const { view, results } = source
  const scores = results?.test ?? results?.validation
  const split = results?.test ? 'test' : 'validation'
  return [
    stateLine(view, style),
    ...failureLines(view, style),
    ...(scores === undefined ? [] : ['', ...scoreLines(split, scores, style)]),
    '',
    ...fileLines(source, style),
    ...nextLines(source, style),
  ]
}

function stateLine(view: RunView, style: Style): string {
  const { history, state } = view
  const { step, totalSteps } = runProgress(view)
  const best = history.bests.at(-1)
  const seconds = secondsElapsed(history, null)
  const { text, colour } = stateTexts[state]
  const parts = [
    `step ${count(step)} of ${count(totalSteps)}`,
    ...(seconds === null ? [] : [duration(seconds)]),
    ...(best === undefined ? [] : [`best ${best.metric} ${bestText(best)} at step ${count(best.step)}`]),
  ]
  return `${style[colour](text)} ${style.dim(`· ${parts.join(' · ')}`)}`
}

function failureLines({ history, state }: RunView, style: Style): string[] {
  const { lifecycle } = history
  if (state !== 'failed' || lifecycle?.type !== 'failed') return []
  return [`${style.red(lifecycle.message)} ${style.dim(`(${lifecycle.code})`)}`, lifecycle.hint].filter(Boolean)
}

function fileLines({ view, files, cwd }: SummarySource, style: Style): string[] {
  const { exported } = view.history
  const line = (label: string, name: string, remark = '') =>
    files.has(name) ? [`${style.dim(label.padEnd(13))}${shownPath(path.join(view.directory, name), cwd)}${remark}`] : []
  return [
    `${style.dim('run'.padEnd(13))}${shownPath(view.directory, cwd)}`,
    ...line('model', runFiles.model, exported === null ? '' : style.dim(`  ${exportText(exported)}`)),
    ...line('results', runFiles.results),
    ...line('predictions', runFiles.predictions),
    ...line('log', runFiles.log),
  ]
}

function nextLines({ view, files, cwd }: SummarySource, style: Style): string[] {
  const run = shownPath(view.directory, cwd)
  const next = nextStep(view.state, run)
  const hints = [
    ...(next === '' ? [] : [next]),
    ...(files.has(runFiles.model) ? [`Try it: \`finetune predict ${run} --text "…"\``] : []),
  ]
  return hints.length === 0 ? [] : ['', ...hints.map(style.dim)]
}
