import { describe, expect, it, vi } from 'vitest'
import { TokenFeed } from '../../../../src/extension/inference/TokenFeed'
import type { InferenceModel, PredictOptions } from '../../../../src/inference/client'
import type { NamedModel, TokenPanelMessage } from '../../../../src/shared/protocol/tokenPanel'

const modelA: NamedModel = { folder: '/a', name: 'a', run: null, step: null }
const modelB: NamedModel = { folder: '/b', name: 'b', run: null, step: null }
const nothing = { words: [], entities: [] }

/** Models that answer at once, unless `hold` keeps them waiting; each remembers what it was asked. */
function feedOf({ version = (): string => '1', hold = (_: string) => Promise.resolve() } = {}) {
  const asked: string[] = []
  const posted: TokenPanelMessage[] = []
  const failures: unknown[] = []
  const load = vi.fn((folder: string): Promise<InferenceModel> => {
    const predict = async (texts: readonly string[], { signal, onText, detail }: PredictOptions = {}) => {
      expect(detail).toBe('tokens')
      asked.push(...texts.map((text) => `${folder} ${text}`))
      for (const [index, text] of texts.entries()) {
        await hold(text)
        signal?.throwIfAborted()
        onText?.(index, nothing)
      }
      return texts.map(() => nothing)
    }
    const known = { labels: ['O'], precision: 'int8', maxLength: 8, special: { before: [], after: [] } } as const
    return Promise.resolve({ ...known, folder, version: version(), predict })
  })
  const feed = new TokenFeed({
    load,
    post: (message) => posted.push(message),
    onFailure: (place, error) => failures.push([place, error]),
  })
  const of = <Type extends TokenPanelMessage['type']>(type: Type) =>
    posted.filter((message): message is Extract<TokenPanelMessage, { type: Type }> => message.type === type)
  const predicted = () => of('predicted').map(({ place, sentence }) => `${place} ${sentence}`)
  return { feed, asked, posted, failures, load, of, predicted }
}

describe('the reading of a text', () => {
  it('asks about each sentence once, of each line, and tells what is said of it', async () => {
    const { feed, posted, predicted, of } = feedOf()
    await feed.read('Un train. Un autre.\r\n\r\nUn train.', 1000, [modelA])
    expect(of('sentences')[0]?.sentences).toEqual([
      { line: 0, text: 'Un train.' },
      { line: 0, text: 'Un autre.' },
      { line: 2, text: 'Un train.' },
    ])
    expect(predicted()).toEqual(['0 Un train.', '0 Un autre.'])
    expect(posted.map(({ type }) => type)).toEqual([
      ...['sentences', 'busy', 'loaded', 'predicted', 'predicted', 'busy'],
    ])
  })

  it('asks no more about what the panel knows', async () => {
    const { feed, asked } = feedOf()
    await feed.read('Un train.\nUn autre.', 1000, [modelA])
    await feed.read('Un train.\nUn dernier.', 1000, [modelA])
    expect(asked).toEqual(['/a Un train.', '/a Un autre.', '/a Un dernier.'])
  })

  it('asks again about what was out of the text in between, since the panel has forgotten it', async () => {
    const { feed, asked } = feedOf()
    await feed.read('Un train.', 1000, [modelA])
    await feed.read('', 1000, [modelA])
    await feed.read('Un train.', 1000, [modelA])
    expect(asked).toEqual(['/a Un train.', '/a Un train.'])
  })

  it('begins anew with a model whose files are others now', async () => {
    let version = '1'
    const { feed, asked, of } = feedOf({ version: () => version })
    await feed.read('Un train.', 1000, [modelA])
    version = '2'
    await feed.read('Un train.', 1000, [modelA])
    expect(of('loaded').map(({ model }) => model.version)).toEqual(['1', '2'])
    expect(asked).toHaveLength(2)
  })

  it('leaves what was asked when the text is another one', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    const { feed, predicted, of, failures } = feedOf({ hold: (text) => (text === 'Un' ? held : Promise.resolve()) })
    const first = feed.read('Un', 1000, [modelA])
    await vi.waitFor(() => expect(of('loaded')).toHaveLength(1))
    await feed.read('Une', 1000, [modelA])
    release()
    await first
    expect(predicted()).toEqual(['0 Une'])
    expect(failures).toEqual([])
    expect(of('busy').at(-1)?.isBusy).toBe(false)
  })

  it('asks two models, and goes on with one when the other fails', async () => {
    const { feed, load, predicted, failures } = feedOf()
    const broken = new Error('broken')
    load.mockImplementationOnce(() => Promise.reject(broken))
    await feed.read('Un train.', 1000, [modelA, modelB])
    expect(predicted()).toEqual(['1 Un train.'])
    expect(failures).toEqual([[0, broken]])
  })

  it('tries a model again that failed, from the beginning', async () => {
    const { feed, load, predicted, of } = feedOf()
    await feed.read('Un train.', 1000, [modelA])
    load.mockImplementationOnce(() => Promise.reject(new Error('ended')))
    await feed.read('Un train.', 1000, [modelA])
    await feed.read('Un train.', 1000, [modelA])
    expect(of('loaded')).toHaveLength(2)
    expect(predicted()).toEqual(['0 Un train.', '0 Un train.'])
  })

  it('reads so much of a long text, and says how many sentences are left', async () => {
    const { feed, of, asked } = feedOf()
    const text = Array.from({ length: 20 }, (_, line) => `ligne ${line + 10}`).join('\n')
    await feed.read(text, 24, [modelA])
    expect([asked.length, of('sentences')[0]?.more]).toEqual([3, 17])
    await feed.read(text, 1, [modelA])
    expect(of('sentences').at(-1)).toMatchObject({ sentences: [{ text: 'ligne 10' }], more: 19 })
  })
})
