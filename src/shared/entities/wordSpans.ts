/** An entity of a sentence: words from `start` to before `end`. */
export interface WordSpan {
  readonly type: string
  readonly start: number
  readonly end: number
}

/**
 * The entities that tags (`O`, `B-X`, `I-X`) stand for, in order, as the trainer's scores have them: an `I-X` that
 * continues nothing begins an entity (seqeval's default mode).
 */
export function wordSpans(tags: readonly string[]): WordSpan[] {
  const spans: WordSpan[] = []
  let open: { readonly type: string; readonly start: number } | null = null
  const close = (end: number) => {
    if (open !== null) spans.push({ ...open, end })
    open = null
  }
  tags.forEach((tag, index) => {
    const type = tag === 'O' ? '' : tag.slice(2)
    if (tag.startsWith('B') || type !== (open?.type ?? '')) close(index)
    if (type !== '') open ??= { type, start: index }
  })
  close(tags.length)
  return spans
}
