import { open, rename, rm } from 'node:fs/promises'
import type { EntitySpan } from '../shared/protocol/prediction'
import { reasonOf } from '../shared/systemError'
import { CommandFailure } from './commandFailure'
import type { CliContext, Output } from './context'
import { exitCodes } from './context'
import { printJson } from './json'
import { entityColours, entityText } from './terminal/entityText'
import { count } from '../shared/text/numbers'
import { shownPath } from './terminal/shownPath'
import { styleOf } from './terminal/style'

/** A text with what the model found in it. */
export interface PredictedText {
  readonly text: string
  readonly entities: readonly EntitySpan[]
}

/** Where predictions go: exactly one of `finish` and `discard` is called after the last one. */
export interface Sink {
  take(predicted: PredictedText): unknown
  finish(): unknown
  discard(): unknown
}

/** Hand each prediction to every sink. @throws What the predictions or the sinks throw, the sinks then discarded. */
export async function pour(predictions: AsyncIterable<PredictedText>, sinks: readonly Sink[]): Promise<void> {
  try {
    for await (const predicted of predictions) for (const sink of sinks) await sink.take(predicted)
    for (const sink of sinks) await sink.finish()
  } catch (error) {
    for (const sink of sinks) await sink.discard()
    throw error
  }
}

/** Shows each text with its entities marked. */
export function shownSink(
  labels: readonly string[],
  { stdout, environmentVariables }: Pick<CliContext, 'stdout' | 'environmentVariables'>,
): Sink {
  const style = styleOf(stdout, environmentVariables)
  const colourOf = entityColours(labels)
  return {
    take: ({ text, entities }) => stdout.write(`${entityText(text, entities, colourOf, style)}\n`),
    finish: () => undefined,
    discard: () => undefined,
  }
}

/** Prints the entities of the one text, or an array of those of each. */
export function documentSink(isSingle: boolean, output: Output): Sink {
  const found: (readonly EntitySpan[])[] = []
  return {
    take: ({ entities }) => found.push(entities),
    finish: () => printJson(output, isSingle ? found[0] : found),
    discard: () => undefined,
  }
}

/**
 * Writes a line `{text, entities}` each, under a temporary name until they are complete.
 *
 * @throws CommandFailure `out-unwritable`
 */
export async function linesSink(target: string, { stderr, cwd }: Pick<CliContext, 'stderr' | 'cwd'>): Promise<Sink> {
  const temporary = `${target}.${process.pid}`
  const file = await open(temporary, 'w').catch((error: unknown) => {
    const message = `${target} cannot be written: ${reasonOf(error)}.`
    throw new CommandFailure(exitCodes.badInput, 'out-unwritable', message, 'Choose another place with --out.')
  })
  let texts = 0
  let found = 0
  return {
    async take({ text, entities }) {
      await file.write(`${JSON.stringify({ text, entities })}\n`)
      texts++
      found += entities.length
    },
    async finish() {
      await file.close()
      await rename(temporary, target)
      stderr.write(`${count(found)} entities in ${count(texts)} texts: ${shownPath(target, cwd)}\n`)
    },
    async discard() {
      await file.close()
      await rm(temporary, { force: true })
    },
  }
}
