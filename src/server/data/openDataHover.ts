import { t } from '@vscode/l10n'
import type { Hover, Position } from 'vscode-languageserver/node'
import { MarkupKind } from 'vscode-languageserver-types'
import type { LineSpan } from '../../data/open/examplePlaces'
import { isFault } from '../../data/open/OpenReader'
import { sentenceText, type SentenceText } from '../../data/open/sentenceText'
import type { RawExample } from '../../data/format/rawExample'
import type { OpenData } from './OpenData'
import { lineRange } from './openDataDiagnostics'

/** A longer sentence does not fit on a screen. */
const mostWords = 200

/** The sentence at a position as a text, its entities marked, and the word under the pointer. */
export function openDataHover(data: OpenData, { line, character }: Position): Hover | null {
  const example = exampleAt(data, line)
  if (example === null) return null
  const sentence = sentenceText(example, data.reader)
  const at = wordAt(example, sentence, data, { line, character })
  const texts = [wordText(at, sentence), markedText(sentence), countText(sentence)]
  const value = texts.filter((text) => text !== '').join('\n\n')
  const range = at === null ? {} : { range: lineRange(at.place) }
  return { contents: { kind: MarkupKind.Markdown, value }, ...range }
}

function exampleAt({ reader }: OpenData, line: number): RawExample | null {
  try {
    const isWithin = (example: RawExample) => {
      const { start, end } = reader.places(example).lines
      return start <= line && line <= end
    }
    return reader.part({ start: line, end: line }).find(isWithin) ?? null
  } catch (error) {
    if (isFault(error)) return null
    throw error
  }
}

interface PointedWord {
  readonly index: number
  readonly place: LineSpan
}

function wordAt(
  example: RawExample,
  { words }: SentenceText,
  { reader }: OpenData,
  { line, character }: Position,
): PointedWord | null {
  const places = reader.places(example)
  const candidates = example.type === 'tokens' && example.isWordPerLine ? [line - example.line + 1] : words.keys()
  for (const index of candidates) {
    const word = words[index]
    const ofText = example.type === 'text' && word !== undefined ? places.characters(word) : null
    const place = [ofText ?? places.word(index), places.tag(index)].find((each) => {
      return each !== null && each.line === line && each.start <= character && character <= each.end
    })
    if (place !== undefined && place !== null) return { index, place }
  }
  return null
}

function wordText(at: PointedWord | null, { text, words, entities }: SentenceText): string {
  const word = words[at?.index ?? -1]
  if (at === null || word === undefined) return ''
  const shown = `**${escaped(text.slice(word.start, word.end))}**`
  const entity = entities.find(({ start, end }) => start <= at.index && at.index < end)
  if (entity === undefined) return t('{0}: in no entity', shown)
  const length = entity.end - entity.start
  const label = `\`${entity.type}\``
  return length === 1
    ? t('{0}: {1}', shown, label)
    : t('{0}: {1}, word {2} of {3}', shown, label, at.index - entity.start + 1, length)
}

function markedText({ text, words, entities }: SentenceText): string {
  const last = words[mostWords]?.start ?? text.length
  let marked = ''
  let at = 0
  for (const { type, start, end } of entities) {
    const [from, to] = [words[start]?.start ?? 0, words[end - 1]?.end ?? 0]
    if (to > last) break
    marked += `${escaped(text.slice(at, from))}**${escaped(text.slice(from, to))}** \`${type}\``
    at = to
  }
  return marked + escaped(text.slice(at, last)) + (last < text.length ? ' …' : '')
}

function countText({ words, entities }: SentenceText): string {
  const ofWords = words.length === 1 ? t('1 word') : t('{0} words', words.length)
  const ofEntities = entities.length === 1 ? t('1 entity') : t('{0} entities', entities.length)
  return `${ofWords}, ${ofEntities}`
}

/** Data is no Markdown. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/gu, '\\$&').replace(/\s+/gu, ' ')
}
