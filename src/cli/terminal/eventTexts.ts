import type { BestEvent, EvaluateEvent, ExportedEvent, ModelEvent } from '../../shared/protocol/event'
import { bytes, count, millions, percent, significant } from '../../shared/text/numbers'
import type { Style } from './style'

/** Scores of an evaluation in one line, and the best so far. */
export function evaluationText({ metrics, step }: EvaluateEvent, best: BestEvent | undefined, style: Style): string {
  const scores = [
    `F1 ${style.bold(percent(metrics['f1']))}`,
    `macro ${percent(metrics['f1_macro'])}`,
    `loss ${significant(metrics['loss'] ?? null)}`,
  ]
  return `${scores.join(' · ')} ${style.dim(`at step ${count(step)}${comparison(step, best)}`)}`
}

function comparison(step: number, best: BestEvent | undefined): string {
  if (best === undefined) return ''
  return best.step === step ? ' · best so far' : ` · best ${bestText(best)} at step ${count(best.step)}`
}

/** The value of the metric that decides: a percentage, unless it is a loss. */
export function bestText({ metric, value }: Pick<BestEvent, 'metric' | 'value'>): string {
  return metric.endsWith('loss') ? significant(value) : percent(value)
}

/** The model with its size, what of it is trained, and how sentences are fed to it. */
export function modelText({ architecture, parameters, trained_parameters: trained, packed }: ModelEvent): string {
  const part = trained < parameters ? ` (${millions(trained)} trained)` : ''
  return `${architecture} · ${millions(parameters)} parameters${part} · ${packed ? 'packed' : 'padded'}`
}

/** The exported files with their sizes, and how well int8 agrees with the model. */
export function exportText({ files }: Pick<ExportedEvent, 'files'>): string {
  const texts = files.map(({ precision, bytes: size, word_agreement: agreement }) =>
    precision === 'int8'
      ? `int8 ${bytes(size)}, agrees on ${percent(agreement)} % of the words`
      : `${precision} ${bytes(size)}`,
  )
  return `ONNX ${texts.join('; ')}`
}
