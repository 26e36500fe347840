import type { CST, Document } from 'yaml'
import { Composer, Parser, YAMLParseError } from 'yaml'

const options = { prettyErrors: false, uniqueKeys: false, stringKeys: true, resolveKnownTags: false } as const

/** Far more than a value may have, and far less than the stack holds. */
const deepest = 256

/**
 * The library's `parseDocument`, in its two steps: tokens, which is done without recursion, and nodes. Errors are
 * collected in the document.
 *
 * @returns null if lists and mappings are nested so deeply that the second step would run out of stack. That cannot be
 *   left to happen: V8 ends the process when it compiles a regular expression at the end of the stack.
 */
export function parseYaml(text: string): Document.Parsed | null {
  const tokens = tokensOf(text)
  if (tokens === null || isDeep(tokens)) return null
  const [first, second] = new Composer(options).compose(tokens, true, text.length)
  if (first === undefined) return null
  if (second !== undefined) {
    const [start, end] = second.range
    first.errors.push(new YAMLParseError([start, end], 'MULTIPLE_DOCS', 'Source contains multiple documents'))
  }
  return first
}

/** Null where the closing of all that is open at once takes too much stack. */
function tokensOf(text: string): readonly CST.Token[] | null {
  try {
    return [...untilOutOfPlace(new Parser().parse(text))]
  } catch {
    return null
  }
}

/** A bracket too many ends the document, and then every token of the rest would be an error. The first one says it. */
function* untilOutOfPlace(tokens: Iterable<CST.Token>): Generator<CST.Token> {
  let isAfterDocument = false
  for (const token of tokens) {
    yield token
    if (isAfterDocument && token.type === 'error') return
    isAfterDocument ||= token.type === 'document'
  }
}

function isDeep(tokens: readonly CST.Token[]): boolean {
  let level = tokens
  for (let depth = 0; depth < deepest && level.length > 0; depth++) level = level.flatMap(collectionsIn)
  return level.length > 0
}

function collectionsIn(token: CST.Token): CST.Token[] {
  switch (token.type) {
    case 'document':
      return token.value === undefined ? [] : [token.value]
    case 'block-map':
    case 'block-seq':
    case 'flow-collection':
      return token.items.flatMap(({ key, value }) => [key, value].filter(isCollection))
    default:
      return []
  }
}

function isCollection(token: CST.Token | null | undefined): token is CST.Token {
  return token?.type === 'block-map' || token?.type === 'block-seq' || token?.type === 'flow-collection'
}
