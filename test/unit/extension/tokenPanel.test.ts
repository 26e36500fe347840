import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { TextDocument, WebviewPanel } from 'vscode'
import { besideEachOther } from '../../../src/extension/inference/namedModels'
import type { TokenPanelOwner } from '../../../src/extension/panels/TokenPanel'
import { TokenPanel } from '../../../src/extension/panels/TokenPanel'
import type { InferenceModel } from '../../../src/inference/client'
import { InferenceFailure } from '../../../src/inference/client'
import { readTokenIntent, readTokenState } from '../../../src/shared/protocol/readTokenIntent'
import type { NamedModel, TokenPanelMessage } from '../../../src/shared/protocol/tokenPanel'
import { FakePanel } from './fakePanel'
import { closeFake, editFake, fake, resetFake, Uri } from './fakeVsCode'

vi.mock('vscode', () => import('./fakeVsCode'))
beforeEach(resetFake)

const modelA: NamedModel = { folder: '/runs/a/model', name: 'a', run: '/runs/a', step: null }
const modelB: NamedModel = { folder: '/runs/b/model', name: 'b', run: '/runs/b', step: null }
const untrainedA: NamedModel = { folder: '/runs/a/untrained', name: 'a', run: '/runs/a', step: 0 }

function load(folder: string): Promise<InferenceModel> {
  const known = { labels: ['O'], precision: 'int8', maxLength: 8, special: { before: [], after: [] } } as const
  return Promise.resolve({ ...known, folder, version: '1', predict: () => Promise.resolve([]) })
}

function open(given: Partial<TokenPanelOwner> = {}, models: readonly NamedModel[] = []) {
  const panel = new FakePanel()
  const owner = {
    load,
    firstModel: () => Promise.resolve(modelA),
    chooseModel: () => Promise.resolve(modelB),
    remember: vi.fn(),
    log: { error: vi.fn() },
    onFailure: (error: unknown) => expect.unreachable(String(error)),
    ...given,
  }
  const tokens = new TokenPanel(panel as unknown as WebviewPanel, owner, 'Un train.', models)
  const sent = panel.messages as unknown as TokenPanelMessage[]
  const last = <Type extends TokenPanelMessage['type']>(type: Type) =>
    sent.findLast((message): message is Extract<TokenPanelMessage, { type: Type }> => message.type === type)
  const shown = () => last('models')?.models.map(({ name, step }) => (step === null ? name : `${name} ${step}`))
  return { panel, owner, tokens, sent, last, shown }
}

/** A document of one line. */
function documentOf(text: string) {
  const document = {
    text,
    uri: Uri.file('/project/orders.txt'),
    positionAt: (offset: number) => offset,
    getText: ({ startLine, startCharacter }: { startLine: number; startCharacter: number }) =>
      document.text.slice(startLine, startCharacter),
  }
  const edit = (rangeOffset: number, rangeLength: number, inserted: string) => {
    document.text = document.text.slice(0, rangeOffset) + inserted + document.text.slice(rangeOffset + rangeLength)
    editFake(document, { rangeOffset, rangeLength, text: inserted })
  }
  return { document: document as unknown as TextDocument, edit }
}

describe('a panel of tokens', () => {
  it('is sent its text and the model to begin with once it listens', async () => {
    const { panel, sent, last, shown } = open()
    expect(sent).toEqual([])
    panel.say({ type: 'ready' })
    await vi.waitFor(() => expect(last('busy')?.isBusy).toBe(false))
    expect(last('text')).toEqual({ type: 'text', text: 'Un train.', source: null, isCut: false })
    expect(shown()).toEqual(['a'])
  })

  it('says that there is no model', async () => {
    const { panel, last } = open({ firstModel: () => Promise.resolve(null) })
    panel.say({ type: 'ready' })
    await vi.waitFor(() => expect(last('models')?.models).toEqual([]))
  })

  it('follows a part of a document, until its text is typed over in the panel', async () => {
    const { panel, tokens, owner, last } = open({}, [modelA])
    const { document, edit } = documentOf('de Paris à Lyon')
    panel.say({ type: 'ready' })
    await tokens.show({ selection: { document, span: { start: 3, end: 8 } } })
    expect(last('text')).toMatchObject({ text: 'Paris', source: { name: 'orders.txt', start: 3, end: 8 } })
    edit(0, 0, 'billet ')
    edit(15, 0, '-Est')
    await vi.waitFor(() => expect(last('text')?.text).toBe('Paris-Est'))
    panel.say({ type: 'text', text: 'de Brest' })
    await vi.waitFor(() => expect(last('sentences')?.sentences).toEqual([{ line: 0, text: 'de Brest' }]))
    expect(owner.remember).toHaveBeenCalledWith('de Brest')
    edit(11, 0, 'x')
    expect(last('text')?.text).toBe('Paris-Est')
  })

  it('keeps the text of a document that is closed, as its own', async () => {
    const { panel, tokens, last } = open({}, [modelA])
    const { document } = documentOf('de Paris')
    panel.say({ type: 'ready' })
    await tokens.show({ selection: { document, span: { start: 3, end: 8 } } })
    closeFake(document)
    expect(last('text')).toMatchObject({ text: 'Paris', source: null })
  })

  it('puts a second model beside the first, lets them change places, and takes one away', async () => {
    const { panel, shown } = open({}, [modelA])
    panel.say({ type: 'ready' })
    panel.say({ type: 'model', change: 'choose', place: 1 })
    await vi.waitFor(() => expect(shown()).toEqual(['a', 'b']))
    panel.say({ type: 'model', change: 'swap', place: 1 })
    await vi.waitFor(() => expect(shown()).toEqual(['b', 'a']))
    panel.say({ type: 'model', change: 'remove', place: 0 })
    await vi.waitFor(() => expect(shown()).toEqual(['a']))
  })

  it('puts the untrained model of a run left of the trained one', async () => {
    const { panel, shown } = open({ chooseModel: () => Promise.resolve(untrainedA) }, [modelA])
    panel.say({ type: 'ready' })
    panel.say({ type: 'model', change: 'choose', place: 1 })
    await vi.waitFor(() => expect(shown()).toEqual(['a 0', 'a']))
  })

  it('offers what mends a failure, and tries again once the model was exported', async () => {
    const broken = new InferenceFailure('onnx-missing', { folder: modelA.folder, files: 'model.onnx' })
    const first = vi.fn(load)
    first.mockImplementationOnce(() => Promise.reject(broken))
    const { panel, last } = open({ load: first }, [modelA])
    panel.say({ type: 'ready' })
    await vi.waitFor(() => expect(last('failure')?.actions).toEqual(['export-model', 'choose-model', 'try-again']))
    expect(last('failure')?.message).not.toContain('`')
    panel.say({ type: 'help', action: 'export-model', place: 0 })
    await vi.waitFor(() => expect(last('loaded')).toBeDefined())
    expect(fake.executeCommand).toHaveBeenCalledWith('finetune-lab.exportModel', { directory: '/runs/a' })
  })
})

describe('what a panel sent', () => {
  it('is an intent, or nothing', () => {
    expect(readTokenIntent({ type: 'model', change: 'swap', place: 1 })).toEqual({
      ...{ type: 'model', change: 'swap', place: 1 },
    })
    for (const message of [null, 'text', { type: 'text' }, { type: 'model', change: 'sell' }, { type: 'help' }])
      expect(readTokenIntent(message)).toBeNull()
  })

  it('and kept is trusted as far as it is what it should be', () => {
    const state = {
      text: 'a',
      source: { name: 'a.txt', uri: 'file:///a.txt', start: 2, end: 3 },
      models: [modelA, modelB],
      word: 3,
    }
    expect(readTokenState(state)).toEqual(state)
    expect(readTokenState({ text: 1, source: { uri: 3 }, models: [{ folder: 2 }], word: 'x' })).toEqual({
      text: '',
      source: null,
      models: [],
      word: null,
    })
    expect(readTokenState(undefined)).toEqual({ text: '', source: null, models: [], word: null })
  })
})

describe('the models to look at', () => {
  it('stand beside each other as given, those of one run the earlier first', () => {
    const checkpoint = { ...modelA, step: 100 }
    expect(besideEachOther(modelA, checkpoint)).toEqual([checkpoint, modelA])
    expect(besideEachOther(untrainedA, checkpoint)).toEqual([untrainedA, checkpoint])
    expect(besideEachOther(modelA, { ...modelB, step: 0 })).toEqual([modelA, { ...modelB, step: 0 }])
  })
})
