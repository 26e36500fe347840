import { closeSync, openSync, rmSync, utimesSync, writeFileSync, writeSync } from 'node:fs'
import type { Hover } from 'vscode-languageserver/node'
import { describe, expect, it } from 'vitest'
import type { LanguageClient } from '../../languageServer/LanguageClient'
import { residentBytes } from '../../languageServer/residentBytes'
import { tinySentences } from '../../tinyProject'
import { connect, head, project } from './serverProcess'

const tiny = tinySentences(0, 10)

/** Hovers over the data file until its figures are there: they come with a publication. */
async function dataHover(client: LanguageClient, uri: string, figure: string): Promise<string> {
  for (;;) {
    const published = client.next((each) => each.uri === uri)
    const hover = await client.request<Hover>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 2, character: 3 },
    })
    const text = JSON.stringify(hover.contents)
    if (text.includes(figure)) return text
    await published
  }
}

function tellOfChange(client: LanguageClient, uri: string): void {
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] })
}

describe('data in the background', { timeout: 30_000 }, () => {
  it('is counted for an answer that comes later, and anew once the file has changed', async () => {
    const { uri, data, dataUri } = project(tinySentences(0, 40))
    const client = await connect()
    client.openText(uri, head)
    expect(await dataHover(client, uri, '40 examples')).toContain('DEPART')
    writeFileSync(data, tinySentences(0, 60))
    tellOfChange(client, dataUri)
    expect(await dataHover(client, uri, '60 examples')).toContain('DEPART')
  })

  it('is not read again while size and time of the file are the same', async () => {
    const { uri, data, dataUri } = project(tinySentences(0, 40))
    // Whole seconds: a file system may keep more of a time than can be set.
    const time = 1_700_000_000
    utimesSync(data, time, time)
    const client = await connect()
    client.openText(uri, head)
    await dataHover(client, uri, '40 examples')
    writeFileSync(data, tinySentences(0, 40).replaceAll('DEPART', 'DEPORT'))
    utimesSync(data, time, time)
    tellOfChange(client, dataUri)
    // A second reading would be done by the time that four others are, one after the other.
    for (let others = 0; others < 4; others++) {
      const other = project(tinySentences(0, 40))
      client.openText(other.uri, head)
      await dataHover(client, other.uri, '40 examples')
    }
    expect(await dataHover(client, uri, '40 examples')).not.toContain('DEPORT')
  })

  it('has its problems at its own lines, until they are mended', async () => {
    const { uri, data, dataUri } = project(`${tiny}gare O\nBrest Z-CITY\n\n`)
    const client = await connect()
    const found = client.next((each) => each.uri === dataUri)
    client.openText(uri, head)
    const { diagnostics } = await found
    expect(diagnostics.map(({ range }) => range.start)).toEqual([{ line: tiny.split('\n').length, character: 0 }])
    expect(diagnostics[0]?.code).toMatch(/^FD/)
    const mended = client.next((each) => each.uri === dataUri)
    writeFileSync(data, tiny)
    tellOfChange(client, dataUri)
    expect(await mended).toEqual({ uri: dataUri, diagnostics: [] })
  })

  it('keeps what is said of it while a line of the config is half typed', async () => {
    const { uri, dataUri } = project(`${tiny}Brest Z-CITY\n\n`)
    const client = await connect()
    const found = client.next((each) => each.uri === dataUri)
    client.openText(uri, head)
    await found
    const end = { line: 5, character: 0 }
    client.change(uri, 2, { range: { start: end, end }, text: 'labels: [' })
    await client.diagnosed(uri, 2)
    client.change(uri, 3, { range: { start: end, end: { line: 5, character: 9 } }, text: '' })
    await client.diagnosed(uri, 3)
    expect(client.published.filter((each) => each.uri === dataUri)).toHaveLength(1)
  })

  it('stays unread in a workspace without trust, and is read once it is trusted', async () => {
    const { uri, dataUri } = project(`${tiny}Brest Z-CITY\n\n`)
    const client = await connect({ isTrusted: false })
    client.openText(uri, head.replace('model\n', 'no-such-folder/at-all/here\n'))
    const { diagnostics } = await client.diagnosed(uri, 1)
    expect(diagnostics).toEqual([])
    const found = client.next((each) => each.uri === dataUri)
    const anew = client.next((each) => each.uri === uri && each.diagnostics.length > 0)
    client.notify('workspace/didChangeConfiguration', { settings: { isTrusted: true } })
    expect((await found).diagnostics).toHaveLength(1)
    expect((await anew).diagnostics.map(({ code }) => code)).toEqual(['FT040'])
  })

  it('of 200 MB delays no answer, and leaves the memory as it was', async () => {
    const { uri, data: file } = project('')
    writeLarge(file, 200e6)
    const client = await connect()
    client.openText(uri, head)
    await client.diagnosed(uri, 1)
    const before = await residentBytes(client.pid)
    const counted = client.next((each) => each.uri === uri)
    const data = { isCounted: false }
    void counted.then(() => (data.isCounted = true))
    let largest = 0
    let answers = 0
    for (; !data.isCounted; answers++) {
      await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 2, character: 3 } })
      largest = Math.max(largest, await residentBytes(client.pid))
    }
    // A reader that held the process up would have let few of them through before it was done.
    expect(answers).toBeGreaterThan(100)
    expect(largest - before).toBeLessThan(30e6)
    rmSync(file)
  })
})

function writeLarge(file: string, bytes: number): void {
  const block = tinySentences(0, 20_000)
  const handle = openSync(file, 'w')
  for (let written = 0; written < bytes;) written += writeSync(handle, block)
  closeSync(handle)
}
