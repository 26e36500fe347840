import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CodeAction, Hover } from 'vscode-languageserver/node'
import { describe, expect, it } from 'vitest'
import type { EntitiesAnswer } from '../../../src/shared/protocol/languageServer'
import { entitiesRequest } from '../../../src/shared/protocol/languageServer'
import { tinySentences } from '../../tinyProject'
import { connect, head, project } from './serverProcess'

const orphan = 'Lyon B-DEPART\n\nDe O\nBrest I-DEPART\n\nà O\nNice B-ARRIVEE\n\n'

describe('a data file in an editor', { timeout: 30_000 }, () => {
  it('is diagnosed as it is edited, whatever its language, and mended by a quick fix', async () => {
    const client = await connect({ isTrusted: false })
    const uri = 'file:///somewhere/train.conll'
    client.openText(uri, orphan, 'plaintext')
    const { diagnostics } = await client.diagnosed(uri, 1)
    expect(diagnostics.map(({ code, range }) => [code, range.start])).toEqual([['FD006', { line: 3, character: 6 }]])
    const range = diagnostics[0]?.range
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics },
    })
    expect(actions.map(({ edit }) => edit?.changes?.[uri])).toEqual([[{ range, newText: 'B-DEPART' }]])
    client.change(uri, 2, { range: { start: { line: 3, character: 6 }, end: { line: 3, character: 7 } }, text: 'B' })
    expect(await client.diagnosed(uri, 2)).toMatchObject({ diagnostics: [] })
  })

  it('says what its sentences and entities are', async () => {
    const client = await connect()
    const uri = 'file:///somewhere/train.jsonl'
    client.openText(uri, '{"text": "De Brest", "entities": [[3, 8, "DEPART"]]}\n', 'json')
    const textDocument = { uri }
    const hover = await client.request<Hover>('textDocument/hover', {
      textDocument,
      position: { line: 0, character: 14 },
    })
    expect(hover.contents).toMatchObject({ value: expect.stringContaining('De **Brest** `DEPART`') as string })
    const lines = [{ first: 0, last: 100 }]
    expect(await client.request<EntitiesAnswer>(entitiesRequest, { uri, lines })).toEqual({
      version: 1,
      labels: ['DEPART'],
      entities: [{ label: 'DEPART', parts: [{ line: 0, start: 13, end: 18 }] }],
      isNamed: false,
    })
  })

  it('is left alone where it holds something else', async () => {
    const client = await connect()
    const uri = 'file:///somewhere/events.jsonl'
    client.openText(uri, '{"type": "train", "step": 1}\n', 'json')
    const question = { textDocument: { uri }, position: { line: 0, character: 3 } }
    expect(await client.request('textDocument/hover', question)).toBeNull()
    expect(await client.request('textDocument/completion', question)).toEqual([])
    expect(await client.request(entitiesRequest, { uri, lines: [{ first: 0, last: 9 }] })).toBeNull()
    expect(client.published.filter((each) => each.diagnostics.length > 0)).toEqual([])
  })

  it('is read as the config beside it says, on the disk and in an editor', async () => {
    const { folder, uri, dataUri } = project('')
    writeFileSync(path.join(folder, 'finetune.yaml'), `${head}labels: [DEPART]\n`)
    const client = await connect()
    client.openText(dataUri, orphan, 'plaintext')
    const found = await client.diagnosed(dataUri, 1)
    expect(found.diagnostics.map(({ code }) => code)).toEqual(['FD006', 'FD008'])
    const renewed = client.next((each) => each.uri === dataUri && each.diagnostics.length === 1)
    client.openText(uri, `${head}labels: [DEPART, ARRIVEE]\n`)
    expect((await renewed).diagnostics.map(({ code }) => code)).toEqual(['FD006'])
  })

  it('shows what only all files of a config tell, until it is edited', async () => {
    const { folder, uri, dataUri } = project(`${tinySentences(0, 10)}${tinySentences(100, 101)}`)
    const client = await connect()
    const devUri = pathToFileURL(path.join(folder, 'dev.conll')).href
    client.openText(dataUri, `${tinySentences(0, 10)}${tinySentences(100, 101)}`, 'plaintext')
    await client.diagnosed(dataUri, 1)
    const told = client.next((each) => each.uri === dataUri && each.diagnostics.length > 0)
    client.openText(uri, head)
    expect((await told).diagnostics.map(({ code }) => code)).toEqual(['FD019'])
    client.change(dataUri, 2, {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      text: '\n',
    })
    expect(await client.diagnosed(dataUri, 2)).toMatchObject({ diagnostics: [] })
    expect(client.published.some((each) => each.uri === devUri)).toBe(false)
  })

  it('takes back what it said when it is closed', async () => {
    const client = await connect()
    const uri = 'file:///somewhere/train.iob'
    client.openText(uri, orphan, 'plaintext')
    await client.diagnosed(uri, 1)
    const cleared = client.next((each) => each.uri === uri)
    client.notify('textDocument/didClose', { textDocument: { uri } })
    expect((await cleared).diagnostics).toEqual([])
  })
})
