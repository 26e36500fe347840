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
  private readonly segmenter = new Intl.Segmenter('fr', { granularity: 'sentence' })
  private readonly known = new Map<string, readonly Part[]>()

  /** @param character where the text begins in its line */
  split(text: string, line: number, character = 0): readonly Sentence[] {
    return this.partsOf(text).map((part) => ({ line, character: part.character + character, text: part.text }))
  }

  private partsOf(text: string): readonly Part[] {
    const known = this.known.get(text)
    if (known !== undefined) return known
    if (this.known.size >= mostLines) this.known.clear()
    const parts = joined(this.segmenter.segment(text.slice(0, drawnCharacters))).flatMap(trimmed)
    this.known.set(text, parts)
    return parts
  }
}

interface Segment {
  readonly segment: string
  /** UTF-16 units from the start of the line. */
  readonly index: number
}

/** An initial or a title before a name, where Unicode's rules end a sentence. */
const abbreviation = /(?:^|[^\p{L}\p{M}])(?:\p{Lu}\p{Ll}?|Mme|Mlle|Mrs|Prof)\.\s*$/u

/** What such an abbreviation would cut. */
function joined(segments: Iterable<Segment>): readonly Segment[] {
  const whole: Segment[] = []
  for (const next of segments) {
    const last = whole.at(-1)
    if (last !== undefined && abbreviation.test(last.segment))
      whole[whole.length - 1] = { ...last, segment: last.segment + next.segment }
    else whole.push(next)
  }
  return whole
}

function trimmed({ segment, index }: Segment): readonly Part[] {
  const text = segment.trim()
  return text === '' ? [] : [{ character: index + segment.indexOf(text), text }]
}
