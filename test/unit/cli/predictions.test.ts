import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { documentSink, linesSink, pour, type PredictedText } from '../../../src/cli/predictionSinks'
import { entityColours, entityText } from '../../../src/cli/terminal/entityText'
import { PredictingLine } from '../../../src/cli/terminal/PredictingLine'
import { styleOf } from '../../../src/cli/terminal/style'
import { readLineGroups } from '../../../src/cli/textLines'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'finetune-predictions-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const output = () => {
  const texts: string[] = []
  return { texts, write: (text: string) => texts.push(text) }
}
const lyon = { entity_group: 'DEPART', score: 0.984, word: 'Lyon', start: 5, end: 9 }

async function* predictions(...items: readonly (PredictedText | Error)[]): AsyncGenerator<PredictedText> {
  for (const item of items) {
    if (item instanceof Error) throw item
    yield await Promise.resolve(item)
  }
}

describe('readLineGroups', () => {
  async function groupsOf(text: string, size: number): Promise<string[][]> {
    const file = path.join(folder, 'texts.txt')
    writeFileSync(file, text)
    const groups: string[][] = []
    for await (const group of readLineGroups(file, size)) groups.push(group)
    return groups
  }

  it('keeps blank lines and drops line ends and the byte order mark', async () => {
    expect(await groupsOf('\ufeffun\r\n\r\ndeux\n', 10)).toEqual([['un', '', 'deux']])
  })

  it('takes no other character for a line end', async () => {
    expect(await groupsOf('a\u2028b\rc', 10)).toEqual([['a\u2028b\rc']])
  })

  it('makes groups of the size wanted', async () => {
    expect(await groupsOf('1\n2\n3', 2)).toEqual([['1', '2'], ['3']])
  })

  it('joins characters and lines that are cut by the blocks of the file', async () => {
    const line = 'é😀'.repeat(20_000)
    expect(await groupsOf(`${line}\n${line}`, 10)).toEqual([[line, line]])
  })

  it('has no group for an empty file', async () => {
    expect(await groupsOf('', 10)).toEqual([])
  })
})

describe('entityText', () => {
  const colourOf = entityColours(['O', 'B-DEPART', 'I-DEPART', 'B-ARRIVEE', 'I-ARRIVEE'])

  it('marks entities so that they can be told without colours', () => {
    const style = styleOf(output(), { NO_COLOR: '1' })
    expect(entityText('vers Lyon !', [lyon], colourOf, style)).toBe('vers [Lyon DEPART 98] !')
  })

  it('gives each type its own colour', () => {
    expect(colourOf('DEPART')).not.toBe(colourOf('ARRIVEE'))
  })
})

describe('pour', () => {
  const context = () => ({ stderr: output(), cwd: folder })

  it('writes a line for each text and no temporary file', async () => {
    const target = path.join(folder, 'out.jsonl')
    const texts = predictions({ text: 'vers Lyon', entities: [lyon] }, { text: '', entities: [] })
    await pour(texts, [await linesSink(target, context())])
    const lines = readFileSync(target, 'utf8').trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { text: 'vers Lyon', entities: [lyon] },
      { text: '', entities: [] },
    ])
    expect(readdirSync(folder)).toEqual(['out.jsonl'])
  })

  it('leaves no file and prints no document when a prediction fails', async () => {
    const stdout = output()
    const sinks = [await linesSink(path.join(folder, 'out.jsonl'), context()), documentSink(false, stdout)]
    const texts = predictions({ text: 'a', entities: [] }, new Error('ended'))
    await expect(pour(texts, sinks)).rejects.toThrow('ended')
    expect(readdirSync(folder)).toEqual([])
    expect(stdout.texts).toEqual([])
  })

  it('refuses a place that cannot be written', async () => {
    writeFileSync(path.join(folder, 'file'), '')
    await expect(linesSink(path.join(folder, 'file', 'out.jsonl'), context())).rejects.toMatchObject({
      code: 'out-unwritable',
    })
  })

  it('prints the array of the one text, or an array of arrays', async () => {
    const [single, several] = [output(), output()]
    await pour(predictions({ text: 'vers Lyon', entities: [lyon] }), [documentSink(true, single)])
    await pour(predictions({ text: 'vers Lyon', entities: [lyon] }), [documentSink(false, several)])
    expect(JSON.parse(single.texts.join(''))).toEqual([lyon])
    expect(JSON.parse(several.texts.join(''))).toEqual([[lyon]])
  })
})

describe('PredictingLine', () => {
  function lineOf(isTTY: boolean) {
    const time = { now: 0 }
    const stderr = { ...output(), isTTY }
    const clock = { now: () => 0, monotonic: () => time.now, sleep: () => Promise.resolve() }
    const line = new PredictingLine({ stderr, environmentVariables: { NO_COLOR: '1' }, clock }, 40)
    return { time, stderr, line }
  }

  it('says the share of the file, the speed and the time that is left', () => {
    const { time, stderr, line } = lineOf(true)
    time.now = 1000
    line.advance('é'.repeat(4) + 'a')
    // Too soon to be seen.
    line.advance('123456789')
    time.now = 2000
    line.advance('')
    expect(stderr.texts).toEqual([
      `\r  ${'━'.repeat(6)}${'─'.repeat(18)} 25 % · 1 sentences/s · 0:03 left\u001b[K`,
      `\r  ${'━'.repeat(12)}╸${'─'.repeat(11)} 53 % · 2 sentences/s · 0:02 left\u001b[K`,
    ])
    line.clear()
    expect(stderr.texts.at(-1)).toBe('\r\u001b[K')
  })

  it('writes nothing where no terminal is', () => {
    const { stderr, line } = lineOf(false)
    line.advance('a')
    line.clear()
    expect(stderr.texts).toEqual([])
  })
})
