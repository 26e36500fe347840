import { systemClock, type Clock } from '../shared/clock'
import type { CountedReply, LoadedModel, ModelAddress, Precision } from '../shared/protocol/inference'
import { ChildKeeper, type Question } from './ChildKeeper'
import { PlacedPredictions } from './PlacedPredictions'
import { PredictionCache } from './PredictionCache'
import { PredictionCollector } from './PredictionCollector'
import { InferenceFailure } from './failure'
import { startInferenceChild, type StartChild } from './inferenceChild'
import type { InferenceModel, PredictOptions, TextPrediction } from './prediction'

export interface InferenceClientOptions {
  /** Path of the bundled child, `inference.js`. */
  readonly program: string
  /** The child ends when nothing was asked for so long; five minutes by default. */
  readonly idleMilliseconds?: number
  /** Numbers and characters of predictions that are kept, 4 million by default: some ten thousand sentences. */
  readonly cacheCapacity?: number
  readonly startChild?: StartChild
  readonly clock?: Pick<Clock, 'sleep'>
}

/** Sub-tokens of words, in their order, and how many special ones stand around a text. */
export type TokenCounts = Pick<CountedReply, 'counts' | 'special'>

export interface LoadOptions {
  /** That file and no other. By default int8, or fp32 where there is no int8. */
  readonly precision?: Precision | undefined
  readonly signal?: AbortSignal
}

/**
 * Models that predict in a child process of their own. The process starts with the first question and anew after a
 * crash, when what was asked is asked once more. Several models are loaded side by side.
 */
export class InferenceClient {
  private readonly keeper: ChildKeeper
  private readonly cache: PredictionCache
  private readonly scopes = new Map<string, number>()
  private last: ModelAddress | null = null

  constructor(options: InferenceClientOptions) {
    const { program, startChild = startInferenceChild, clock = systemClock } = options
    const { idleMilliseconds = 300_000, cacheCapacity = 4_000_000 } = options
    this.cache = new PredictionCache(cacheCapacity)
    this.keeper = new ChildKeeper(
      () => startChild(program),
      clock,
      idleMilliseconds,
      () => void this.warm(),
    )
  }

  /**
   * Load a model folder: the `model/` of a run, or one of Hugging Face files with an ONNX export. What is loaded already
   * is only looked at, so that this may be called before each prediction.
   *
   * @throws InferenceFailure If it cannot be loaded.
   * @throws The signal's reason, if it aborts.
   */
  async load(folder: string, { precision, signal }: LoadOptions = {}): Promise<InferenceModel> {
    return this.loadFirst(folder, precision ? [precision] : ['int8', 'fp32'], signal)
  }

  /** As `load`, with the first of these precisions that the folder has. */
  async loadFirst(folder: string, precisions: readonly Precision[], signal?: AbortSignal): Promise<InferenceModel> {
    const model = await this.ask(folder, precisions, signal)
    const { precision, version } = model
    const address = { folder, precision, version }
    this.last = address
    return { ...model, folder, predict: (texts, options = {}) => this.predict(address, texts, options) }
  }

  /**
   * Count the sub-tokens of words, as a model is given them: only its tokenizer has to be there.
   *
   * @throws InferenceFailure If the tokenizer cannot be read.
   * @throws The signal's reason, if it aborts.
   */
  async countTokens(folder: string, words: readonly string[], signal?: AbortSignal): Promise<TokenCounts> {
    const counted: TokenCounts[] = []
    const question: Question = {
      ask: () => ({ type: 'count', folder, words }),
      onReply: (reply) => {
        if (reply.type === 'counted') counted.push(reply)
      },
    }
    await this.keeper.put(question, signal)
    const [counts] = counted
    if (!counts) throw new InferenceFailure('unexpected', { detail: 'a count was not answered' })
    return counts
  }

  /** Ends the process. What is pending is rejected as `cancelled`. */
  dispose(): void {
    this.keeper.dispose()
  }

  private async ask(
    folder: string,
    precisions: readonly Precision[],
    signal: AbortSignal | undefined,
    isUnasked = false,
  ): Promise<LoadedModel> {
    const loaded: LoadedModel[] = []
    const question: Question = {
      ask: () => ({ type: 'load', folder, precisions }),
      onReply: (reply) => {
        if (reply.type === 'loaded') loaded.push(reply.model)
      },
      isUnasked,
    }
    await this.keeper.put(question, signal)
    const [model] = loaded
    if (!model) throw new InferenceFailure('unexpected', { detail: 'a load was not answered' })
    return model
  }

  /** Loads again what was used last, so that the next question after a crash does not wait for it. */
  private async warm(): Promise<void> {
    const { last } = this
    if (last) await this.ask(last.folder, [last.precision], undefined, true).catch(() => undefined)
  }

  private async predict(
    model: ModelAddress,
    texts: readonly string[],
    options: PredictOptions,
  ): Promise<TextPrediction[]> {
    const { signal, aggregation = 'first', detail = 'words', onText, onProgress } = options
    signal?.throwIfAborted()
    this.last = model
    const scope = this.scopeOf(JSON.stringify([model, aggregation, detail]))
    const results = new PlacedPredictions(texts, onText)
    for (const text of results.texts()) {
      const known = this.cache.get(scope + text)
      if (known) results.place(text, known)
    }
    const take = (text: string, prediction: TextPrediction) => {
      this.cache.set(scope + text, prediction)
      results.place(text, prediction)
    }
    const collector = new PredictionCollector(results.missing(), take, onProgress)
    const question: Question = {
      ask: () => ({ type: 'predict', model, texts: collector.ask(), aggregation, detail }),
      onReply: (reply) => {
        if (reply.type === 'part') collector.accept(reply.parts)
      },
    }
    if (results.missing().length > 0) await this.keeper.put(question, signal)
    return results.all()
  }

  /** What keys of the cache begin with; short, since there are many. */
  private scopeOf(described: string): string {
    const number = this.scopes.get(described) ?? this.scopes.size
    this.scopes.set(described, number)
    return `${number} `
  }
}
