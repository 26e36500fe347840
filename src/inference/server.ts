import type {
  CountRequest,
  InferenceReply,
  InferenceRequest,
  LoadRequest,
  PredictRequest,
} from '../shared/protocol/inference'
import type { BorrowedModel, ModelShelf } from './ModelShelf'
import { countTokens } from './encode/countTokens'
import { readTokenizer } from './encode/wordTokenizer'
import { InferenceFailure, failureFromError } from './failure'

/** What is done for a request, a few milliseconds at a time. */
interface Job {
  readonly id: number
  readonly steps: AsyncGenerator<InferenceReply | null, void, undefined>
  /** Characters that are still to be read. */
  left: number
  isCancelled: boolean
}

/** The child's side of the inference protocol. */
export interface InferenceServer {
  handle(request: InferenceRequest): void
}

/**
 * Work on requests in small steps, the one with the least left to do first: a sentence that was just typed does not wait
 * for the rest of a file. A request that fails is answered by `refused`.
 *
 * @param breathe lets what came in meanwhile be handled, between two steps
 */
export function createInferenceServer(
  shelf: ModelShelf,
  send: (reply: InferenceReply) => void,
  breathe: () => Promise<unknown> = () => new Promise((resolve) => setImmediate(resolve)),
): InferenceServer {
  const jobs: Job[] = []
  let isWorking = false

  const step = async (job: Job): Promise<boolean> => {
    try {
      if (job.isCancelled) throw new InferenceFailure('cancelled')
      const { done, value } = await job.steps.next()
      if (value) send(value)
      return done !== true
    } catch (error) {
      await job.steps.return()
      send(refuse(job.id, error))
      return false
    }
  }
  const work = async () => {
    isWorking = true
    for (let job = nextOf(jobs); job; job = nextOf(jobs)) {
      if (!(await step(job))) jobs.splice(jobs.indexOf(job), 1)
      await breathe()
    }
    isWorking = false
  }
  const begin = (job: Job) => {
    jobs.push(job)
    if (!isWorking) void work()
  }

  return {
    handle(request) {
      switch (request.type) {
        case 'load':
          begin({ id: request.id, steps: load(request, shelf), left: 0, isCancelled: false })
          break
        case 'predict':
          begin(predictJob(request, shelf))
          break
        case 'count':
          begin({ id: request.id, steps: count(request), left: request.words.length, isCancelled: false })
          break
        case 'cancel': {
          const job = jobs.find(({ id }) => id === request.request)
          if (job) Object.assign(job, { isCancelled: true, left: 0 })
          break
        }
      }
    },
  }
}

/** The job with the least left, the first of equals. */
function nextOf(jobs: readonly Job[]): Job | undefined {
  return jobs.reduce<Job | undefined>((least, job) => (least && least.left <= job.left ? least : job), undefined)
}

async function* load({ id, folder, precisions }: LoadRequest, shelf: ModelShelf): Job['steps'] {
  const { model, version, giveBack } = await shelf.load(folder, precisions)
  const { labels, precision, maxLength, special } = model
  giveBack()
  yield { type: 'loaded', id, model: { labels, precision, maxLength, version, special } }
}

async function* count({ id, folder, words }: CountRequest): Job['steps'] {
  const tokenizer = await readTokenizer(folder)
  const special = tokenizer.prefix.length + tokenizer.suffix.length
  const steps = countTokens(words, tokenizer)
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) {
      yield { type: 'counted', id, counts: step.value, special }
      return
    }
    yield null
  }
}

function predictJob(request: PredictRequest, shelf: ModelShelf): Job {
  const left = request.texts.reduce((sum, text) => sum + text.length, 0)
  const job: Job = {
    id: request.id,
    steps: predict(request, shelf, (characters) => (job.left -= characters)),
    left,
    isCancelled: false,
  }
  return job
}

async function* predict(
  { id, model: address, texts, aggregation, detail }: PredictRequest,
  shelf: ModelShelf,
  onRead: (characters: number) => void,
): Job['steps'] {
  const borrowed: BorrowedModel = await shelf.get(address)
  try {
    for await (const parts of borrowed.model.predict(texts, { aggregation, detail })) {
      for (const { text, isLast } of parts) if (isLast) onRead(texts[text]?.length ?? 0)
      yield parts.length === 0 ? null : { type: 'part', id, parts }
    }
    yield { type: 'predicted', id }
  } finally {
    borrowed.giveBack()
  }
}

function refuse(id: number, error: unknown): InferenceReply {
  const failure = failureFromError(error)
  return { type: 'refused', id, code: failure.code, arguments: failure.arguments_ }
}
