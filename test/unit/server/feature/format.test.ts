import { PassThrough } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import { createMessageConnection } from 'vscode-jsonrpc/node'
import type { InitializeResult, ProtocolConnection } from 'vscode-languageserver/node'
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  DocumentFormattingRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parseDocument } from '../../../../src/config/parseDocument'
import { ConfigServer } from '../../../../src/server/ConfigServer'
import { formattingOf } from '../../../../src/server/feature/format'

const uri = 'untitled:finetune.yaml'

function formatted(text: string): string {
  const document = TextDocument.create(uri, 'finetune', 1, text)
  return TextDocument.applyEdits(document, formattingOf({ config: parseDocument(text), document }))
}

const clients: ProtocolConnection[] = []

afterEach(() => {
  for (const client of clients.splice(0)) client.dispose()
})

async function connect(): Promise<ProtocolConnection> {
  const toServer = new PassThrough()
  const toClient = new PassThrough()
  const connection = createMessageConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient))
  new ConfigServer(connection, () => Promise.reject(new Error('this config has no data'))).listen(toServer)
  const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer))
  clients.push(client)
  client.listen()
  const { capabilities } = await client.sendRequest<InitializeResult>('initialize', {
    processId: null,
    capabilities: {},
  })
  expect(capabilities.documentFormattingProvider).toBe(true)
  return client
}

const options = { tabSize: 4, insertSpaces: true }

test('the server formats an open config, and a config that is not open gets no edits', async () => {
  const client = await connect()
  const text = 'seed :   1   # 🚆\r\nlabels:\r\n- A\r\n'
  const textDocument = { uri, languageId: 'finetune', version: 1, text }
  await client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument })
  const edits = (await client.sendRequest(DocumentFormattingRequest.type, { textDocument, options })) ?? []
  const document = TextDocument.create(uri, 'finetune', 1, text)
  expect(TextDocument.applyEdits(document, edits)).toBe('seed: 1  # 🚆\r\nlabels:\r\n  - A\r\n')
  const other = { textDocument: { uri: 'untitled:other.yaml' }, options }
  expect(await client.sendRequest(DocumentFormattingRequest.type, other)).toEqual([])
})

test('lines that are right get no edit', () => {
  const lines = Array.from({ length: 100 }, (_, index) => `key_${index}: ${index}`)
  lines[40] = 'key_40 :   40'
  const text = `${lines.join('\n')}\n`
  const document = TextDocument.create(uri, 'finetune', 1, text)
  const edits = formattingOf({ config: parseDocument(text), document })
  expect(edits).toEqual([
    { range: { start: { line: 40, character: 6 }, end: { line: 40, character: 7 } }, newText: '' },
    { range: { start: { line: 40, character: 8 }, end: { line: 40, character: 11 } }, newText: ' ' },
  ])
})

test('edits hold where a byte-order mark and emoji come before', () => {
  expect(formatted('\uFEFF🚆:    "é🚆"   # 🚆\n\n\n\nb:\t1')).toBe('\uFEFF🚆: "é🚆"  # 🚆\n\nb: 1\n')
})

test('a half-typed config gets no edits', () => {
  expect(formatted('seed:    1\nlabels: [A\n\n\n')).toBe('seed:    1\nlabels: [A\n\n\n')
})
