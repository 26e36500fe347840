import type { CodeAction, CompletionItem, Hover } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../seededRandom'
import { connect, head, project } from './serverProcess'

const uri = 'untitled:Untitled-1'
const textDocument = { uri }

describe('the server process', { timeout: 60_000 }, () => {
  it('says what it offers, and answers by it', async () => {
    const client = await connect()
    client.openText(uri, `${head}learning_rate: 5e-5\n`)
    const hover = await client.request<Hover>('textDocument/hover', {
      textDocument,
      position: { line: 5, character: 3 },
    })
    expect(hover.contents).toMatchObject({
      kind: 'markdown',
      value: expect.stringContaining('learning_rate') as string,
    })
    const items = await client.request<CompletionItem[]>('textDocument/completion', {
      textDocument,
      position: { line: 6, character: 0 },
    })
    const labels = items.map(({ label }) => label)
    expect(labels).toContain('warmup_steps')
    expect(labels).not.toContain('learning_rate')
  })

  it('mends an old key by a code action', async () => {
    const client = await connect()
    client.openText(uri, `${head}evaluation_strategy: epoch\n`.replace('eval_strategy: epoch\n', ''))
    const { diagnostics } = await client.diagnosed(uri, 1)
    const old = diagnostics.find(({ code }) => code === 'FT011')
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument,
      range: old?.range,
      context: { diagnostics: [old] },
    })
    const edits = actions.find(({ isPreferred }) => isPreferred)?.edit?.changes?.[uri]
    expect(edits).toEqual([{ range: old?.range, newText: 'eval_strategy' }])
  })

  it('offers nothing that it has no answer to', async () => {
    const client = await connect()
    client.openText(uri, head)
    const position = { line: 0, character: 1 }
    const range = { start: position, end: position }
    const questions = [
      ...['hover', 'completion', 'definition', 'prepareRename', 'documentSymbol', 'foldingRange', 'documentLink'],
      ...['codeAction', 'inlayHint', 'rename'],
    ]
    for (const question of questions) {
      const params = { textDocument, position, range, context: { diagnostics: [] }, newName: 'x' }
      await expect(client.request(`textDocument/${question}`, params)).resolves.toBeDefined()
    }
  })

  it('follows edits with line breaks of two characters, and characters of two units', async () => {
    const client = await connect()
    const text = `${head}# 🚆 départ\nrun_name: "🚆é" # ici\n`.replaceAll('\n', '\r\n')
    client.openText(uri, text)
    const mirror = TextDocument.create(uri, 'finetune', 1, text)
    const random = seededRandom(11)
    const pieces = ['🚆', 'é', '\r\n', '\n', 'seed: 7\r\n', ' ', '', ': "', '#']
    for (let version = 2; version < 200; version++) {
      const length = mirror.getText().length
      const [one, other] = [Math.floor(random() * length), Math.floor(random() * length)]
      const start = mirror.positionAt(Math.min(one, other))
      const end = mirror.positionAt(Math.min(Math.max(one, other), Math.min(one, other) + 6))
      const change = { range: { start, end }, text: pieces[Math.floor(random() * pieces.length)] ?? '' }
      client.change(uri, version, change)
      TextDocument.update(mirror, [change], version)
    }
    const other = 'untitled:Untitled-2'
    client.openText(other, mirror.getText())
    const [edited, whole] = [await client.diagnosed(uri, 199), await client.diagnosed(other, 1)]
    expect(edited.diagnostics.length).toBeGreaterThan(0)
    expect(edited.diagnostics).toEqual(whole.diagnostics)
  })

  it('diagnoses a burst of edits once, for the last of them', async () => {
    const client = await connect({ isTrusted: false })
    client.openText(uri, `${head}seed: 0\n`)
    await client.diagnosed(uri, 1)
    let before = '0'
    const edits = Array.from({ length: 100 }, (_, index) => {
      const range = { start: { line: 5, character: 6 }, end: { line: 5, character: 6 + before.length } }
      before = index === 99 ? 'last' : String(index)
      return {
        method: 'textDocument/didChange',
        params: { textDocument: { uri, version: index + 2 }, contentChanges: [{ range, text: before }] },
      }
    })
    client.write(edits)
    const { diagnostics } = await client.diagnosed(uri, 101)
    expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringContaining('"last"')])
    client.change(uri, 102, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '#' })
    await client.diagnosed(uri, 102)
    expect(client.published.map(({ version }) => version)).toEqual([1, 101, 102])
  })

  it('answers a question that is withdrawn, and the next one', async () => {
    const client = await connect()
    client.openText(uri, head)
    const position = { line: 0, character: 1 }
    const id = 1000
    client.write([
      ...Array.from({ length: 20 }, (_, index) => ({
        id: id + index,
        method: 'textDocument/hover',
        params: { textDocument, position },
      })),
      { method: '$/cancelRequest', params: { id: id + 19 } },
    ])
    const answers = await client.answersTo(Array.from({ length: 20 }, (_, index) => id + index))
    expect(answers.map(({ error }) => error?.code)).toEqual([...Array<undefined>(19).fill(undefined), -32800])
    await expect(client.request('textDocument/hover', { textDocument, position })).resolves.not.toBeNull()
  })

  it('says of a question that it does not know just that', async () => {
    const client = await connect()
    await expect(client.request('textDocument/typeDefinition', { textDocument })).rejects.toMatchObject({
      code: -32601,
    })
    await expect(client.request('textDocument/documentSymbol', { textDocument })).resolves.toEqual([])
  })

  it('takes addresses that are no files of this machine', async () => {
    const client = await connect()
    for (const address of [
      'file://server/share/finetune.yaml',
      'file:///a%2Fb/finetune.yaml',
      'vscode-vfs://x/y',
      'x',
    ]) {
      client.openText(address, head)
      await expect(client.diagnosed(address, 1)).resolves.toMatchObject({ uri: address })
    }
  })

  it('forgets a config that is closed', async () => {
    const client = await connect()
    const { uri: address } = project()
    client.openText(address, 'task: x\n')
    await client.diagnosed(address, 1)
    const cleared = client.next((published) => published.uri === address)
    client.notify('textDocument/didClose', { textDocument: { uri: address } })
    expect(await cleared).toEqual({ uri: address, diagnostics: [] })
    const symbols = client.request('textDocument/documentSymbol', { textDocument: { uri: address } })
    expect(await symbols).toEqual([])
  })
})
