/** A sentence of a document: its text, and where that begins. */
export interface Sentence {
  readonly line: number
  /** UTF-16 units from the start of the line. */
  readonly character: number
  readonly text: string
}

type Part = Omit<Sentence, 'line'>

/** VS Code draws no line beyond: what is marked there is not seen. */
const drawnCharacters = 10_000
/** Lines that are remembered, so that an edit costs no more than its own line. */
const mostLines = 50_000

/** Cuts the lines of documents into sentences, each as it is found in the line, without the space around it. */
export class SentenceSplitter {
  // Without the titles and abbreviations of a language, `M. Dupont` would be two.
  private readonly segmenter = new Intl.Segmenter('fr-u-ss-standard', { granularity: 'sentence' })
  private readonly known = new Map<string, readonly Part[]>()

  /** @param character where the text begins in its line */
  split(text: string, line: number, character = 0): readonly Sentence[] {
    return this.partsOf(text).map((part) => ({ line, character: part.character + character, text: part.text }))
  }

  private partsOf(text: string): readonly Part[] {
    const known = this.known.get(text)
    if (known !== undefined) return known
    if (this.known.size >= mostLines) this.known.clear()
    const parts = [...this.segmenter.segment(text.slice(0, drawnCharacters))].flatMap(trimmed)
    this.known.set(text, parts)
    return parts
  }
}

function trimmed({ segment, index }: { readonly segment: string; readonly index: number }): readonly Part[] {
  const text = segment.trim()
  return text === '' ? [] : [{ character: index + segment.indexOf(text), text }]
}
