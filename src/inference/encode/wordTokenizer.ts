import { Tokenizer } from '@huggingface/tokenizers'
import { isRecord } from '../../shared/check'
import type { SpecialTokens } from '../../shared/protocol/inference'
import { InferenceFailure, errorMessage } from '../failure'
import { readJson } from '../model/readJson'
import { locateTokens, type CharacterRange } from './locateTokens'

/** A word as the model sees it. */
export interface EncodedWord {
  readonly ids: readonly number[]
  /** Spelling of each id in the vocabulary. */
  readonly tokens: readonly string[]
  /** Which characters of the word each of the first so many ids covers, UTF-16. */
  readonly locate: (count: number) => readonly CharacterRange[]
}

/**
 * Characters of a word that are looked at. A word is read up to the model's length at most, and a run of megabytes
 * without a space would take seconds.
 */
const longestWord = 10_000

/** Turns words into sub-token ids, equal to Python's `tokenizer(words, is_split_into_words=True)`. */
export interface WordTokenizer {
  encodeWord(word: string): EncodedWord
  /** Ids before and after the words of a sequence. */
  readonly prefix: readonly number[]
  readonly suffix: readonly number[]
  /** The spelling of those. */
  readonly special: SpecialTokens
}

/**
 * Read the tokenizer of a model folder.
 *
 * @throws InferenceFailure `model-folder-missing`, `model-folder-broken` or `tokenizer-not-supported`.
 */
export async function readTokenizer(folder: string): Promise<WordTokenizer> {
  const [definition, config] = await Promise.all([
    readJson(folder, 'tokenizer.json'),
    readJson(folder, 'tokenizer_config.json'),
  ])
  try {
    return createWordTokenizer(definition, config)
  } catch (error) {
    throw new InferenceFailure('tokenizer-not-supported', { folder, detail: errorMessage(error) })
  }
}

/** A tokenizer from the contents of `tokenizer.json` and `tokenizer_config.json`. */
export function createWordTokenizer(definition: object, config: object): WordTokenizer {
  const tokenizer = new Tokenizer(withSpaceBeforeWords(definition), config)
  const continuation = continuationMark(definition)
  const foldsFinalSigma = tokenizer.normalizer?.('ΑΣ').endsWith('ς') ?? false
  const pretokenize = (text: string) => {
    const normalised = tokenizer.normalizer?.(text) ?? text
    return tokenizer.pre_tokenizer?.(normalised, { section_index: 0 }) ?? [normalised]
  }
  return {
    ...specialTokens(tokenizer),
    encodeWord: remembering((word) => {
      // JavaScript lower-cases a final Σ to ς, Python's tokenizers to σ.
      const read = wellFormed(word.slice(0, longestWord))
      const text = foldsFinalSigma ? read.replaceAll('Σ', 'σ') : read
      const { ids, tokens } = tokenizer.encode(text, { add_special_tokens: false })
      const spelled = (count: number) =>
        tokens
          .slice(0, count)
          .map((token) => (token.startsWith(continuation) ? token.slice(continuation.length) : token))
      return { ids, tokens, locate: (count) => locateTokens(text, spelled(count), pretokenize) }
    }),
  }
}

/** Words that are remembered: most of a language's texts. */
const rememberedWords = 20_000
/** Longer ones are seldom seen twice. */
const longestRemembered = 50

/** The same function, which computes what it is asked often only once. */
function remembering(encode: (word: string) => EncodedWord): (word: string) => EncodedWord {
  const known = new Map<string, EncodedWord>()
  return (word) => {
    const before = known.get(word)
    if (before) return before
    const encoded = encode(word)
    if (known.size === rememberedWords) known.clear()
    if (word.length <= longestRemembered) known.set(word, encoded)
    return encoded
  }
}

/**
 * Byte-level BPE marks the words that follow a space. Words come one by one here, so the mark is asked for, as our models
 * are trained; only a text's first word is then another to a model that was trained elsewhere.
 */
function withSpaceBeforeWords(definition: object): object {
  const { pre_tokenizer: cut } = definition as { pre_tokenizer?: unknown }
  return isRecord(cut) && cut['type'] === 'ByteLevel'
    ? { ...definition, pre_tokenizer: { ...cut, add_prefix_space: true } }
    : definition
}

/** Half of a surrogate pair has no bytes; Python reads it as the replacement character too. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}

/** What WordPiece writes before a sub-token that continues a word; empty for the other kinds. */
function continuationMark(definition: object): string {
  const { model } = definition as { model?: { continuing_subword_prefix?: unknown } }
  return typeof model?.continuing_subword_prefix === 'string' ? model.continuing_subword_prefix : ''
}

/** What the tokenizer puts around a sequence, read off one that holds a single word. */
function specialTokens(tokenizer: Tokenizer): Pick<WordTokenizer, 'prefix' | 'suffix' | 'special'> {
  const inner = tokenizer.encode('a', { add_special_tokens: false }).ids
  const { ids, tokens } = tokenizer.encode('a', { add_special_tokens: true })
  const start = ids.findIndex((_, index) => inner.every((id, offset) => ids[index + offset] === id))
  const end = start + inner.length
  const spelled = (from: number, to?: number) =>
    ids.slice(from, to).map((id, index) => ({ id, text: tokens[from + index] ?? '' }))
  return {
    prefix: ids.slice(0, start),
    suffix: ids.slice(end),
    special: { before: spelled(0, start), after: spelled(end) },
  }
}
