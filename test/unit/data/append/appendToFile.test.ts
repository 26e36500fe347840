import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendExamples, type Appending } from '../../../../src/data/append/appendExamples'
import { fileSource, textSource } from '../../../../src/data/append/appendSource'
import { appendToFile, cutFile, fileState } from '../../../../src/data/append/appendToFile'
import { parseMarkup } from '../../../../src/shared/entities/markup'

const reading = { textColumn: null, labelColumn: null, labels: null, labelMap: {} }
const examples = ['de [Paris](FROM)', '[Lyon](TO)'].map(parseMarkup)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'append-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function written(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}

async function ofFile(file: string) {
  return appendExamples({ name: file, source: await fileSource(file), reading }, examples)
}

describe('a file on the disk', () => {
  it.each([
    ['a.conll', 'à O\nLyon B-TO\n'],
    ['a.conll', 'à O\r\nLyon B-TO\r\n\r\n'],
    ['a.conll', 'Lyon B-TO'],
    ['a.conll', '\uFEFFLyon B-TO\n\n'],
    ['a.conll', ''],
    ['a.conll', '\n'],
    ['a.jsonl', '{"text":"🎫 Lyon","entities":[[3,7,"TO"]]}\n'],
    ['a.jsonl', '{"tokens":["a"],"tags":["O"]}'],
    ['a.conll', `${'mot O\nde O\nParis B-FROM\n\n'.repeat(20_000)}-DOCSTART- O\n\nLyon B-TO`],
    ['a.jsonl', '{"tokens":["Lyon"],"tags":["B-TO"]}\r\n'.repeat(10_000)],
    ['a.json', `[${'{"tokens":["Lyon"],"tags":["B-TO"]},\r\n'.repeat(10_000)}{"tokens":["é"],"tags":["O"]}]\r\n`],
    ['a.csv', `\uFEFFtokens;tags\r\n${'Orléans;B-TO\r\n;\r\n'.repeat(10_000)}`],
  ])('is read as the text of a document of it is: %s %j', async (name, text) => {
    const document = await appendExamples({ name, source: textSource(text), reading }, examples)
    const file = await ofFile(written(name, text))
    expect(typeof document).toBe('object')
    expect(file).toEqual(document)
  })

  it('is found to have sentences already, far from its ends', async () => {
    const filling = 'mot O\nde O\nParis B-FROM\n\n'.repeat(10_000)
    const file = written('a.conll', `${filling}de O\nParis O\n\n${filling}`)
    expect(await ofFile(file)).toMatchObject({ repeated: [0], newLabels: ['TO'] })
  })

  it('is not added to in another encoding than its own', async () => {
    expect(await ofFile(written('a.conll', Buffer.from('Orl\xe9ans B-TO\n', 'latin1')))).toBe('unreadable')
  })
})

describe('what is appended to a file', () => {
  const content = 'à O\r\nLyon B-TO\r\n'

  async function append(file: string) {
    const added = (await ofFile(file)) as Appending
    return { added, text: added.text, state: await appendToFile(file, added, await fileState(file)) }
  }

  it('comes behind all of its bytes, and can be taken off again', async () => {
    const file = written('a.conll', `\uFEFF${content}`)
    const { added, text, state } = await append(file)
    expect(readFileSync(file, 'utf8')).toBe(`\uFEFF${content}${text}`)
    expect(state && (await cutFile(file, added, state, Buffer.byteLength(`\uFEFF${content}`)))).not.toBeNull()
    expect(readFileSync(file, 'utf8')).toBe(`\uFEFF${content}`)
    expect(readdirSync(folder)).toEqual(['a.conll'])
  })

  it('comes before the bracket of an array, which stays behind it', async () => {
    const array = '[\n  {"tokens": ["Sète"], "tags": ["B-TO"]}\n]\n'
    const file = written('a.json', array)
    const { added, state } = await append(file)
    const [first, ...others] = JSON.parse(readFileSync(file, 'utf8')) as unknown[]
    expect(first).toEqual({ tokens: ['Sète'], tags: ['B-TO'] })
    expect(others).toEqual([
      { tokens: ['de', 'Paris'], tags: ['O', 'B-FROM'] },
      { tokens: ['Lyon'], tags: ['B-TO'] },
    ])
    expect(state && (await cutFile(file, added, state, Buffer.byteLength(array)))).not.toBeNull()
    expect(readFileSync(file, 'utf8')).toBe(array)
  })

  it('is not written where the file was changed meanwhile', async () => {
    const file = written('a.conll', content)
    const before = await fileState(file)
    writeFileSync(file, `${content}\r\nmore O\r\n`)
    expect(await appendToFile(file, { text: 'x O\n', behind: '' }, before)).toBeNull()
    expect(readFileSync(file, 'utf8')).toBe(`${content}\r\nmore O\r\n`)
    expect(readdirSync(folder)).toEqual(['a.conll'])
  })

  it('is not taken off where the file was changed since', async () => {
    const file = written('a.conll', content)
    const { added, state } = await append(file)
    writeFileSync(file, 'other O\n')
    expect(state && (await cutFile(file, added, state, 1))).toBeNull()
    expect(readFileSync(file, 'utf8')).toBe('other O\n')
  })

  it('leaves a link a link and permissions as they are', async () => {
    const file = written('a.conll', content)
    chmodSync(file, 0o640)
    const link = path.join(folder, 'link.conll')
    symlinkSync(file, link)
    const { text } = await append(link)
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(readFileSync(file, 'utf8')).toBe(content + text)
    expect(statSync(file).mode & 0o777).toBe(0o640)
  })
})
