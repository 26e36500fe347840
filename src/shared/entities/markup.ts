/** A text and its entities, in UTF-16 units, in order and without overlap. */
export interface LabelledText {
  readonly text: string
  readonly entities: readonly LabelledSpan[]
}

export interface LabelledSpan {
  readonly start: number
  readonly end: number
  readonly label: string
}

export type MarkupFault = 'open' | 'nested' | 'unlabelled' | 'stray' | 'empty' | 'no-label'

/** What is wrong in a line of markup, and where. */
export interface MarkupProblem {
  readonly fault: MarkupFault
  /** UTF-16 units from the start of the line, as written. */
  readonly start: number
  readonly end: number
}

/** Where an entity is written in a line of markup: what is labelled, and its label. */
export interface WrittenEntity {
  readonly content: { readonly start: number; readonly end: number }
  readonly name: { readonly start: number; readonly end: number }
  readonly label: string
}

export interface ParsedMarkup extends LabelledText {
  readonly written: readonly WrittenEntity[]
  readonly problems: readonly MarkupProblem[]
}

/** `de [Paris](DEPART)`: entities in brackets with their labels behind, a backslash before brackets that are none. */
export function writeMarkup({ text, entities }: LabelledText): string {
  let at = 0
  let written = ''
  for (const { start, end, label } of entities) {
    written += `${escaped(text.slice(at, start))}[${escaped(text.slice(start, end))}](${label.replaceAll(/[\\)]/g, '\\$&')})`
    at = end
  }
  return written + escaped(text.slice(at))
}

function escaped(text: string): string {
  return text.replaceAll(/[[\]\\]/g, '\\$&')
}

/** Reads a line of markup. Brackets that are wrong are part of the text, and told. */
export function parseMarkup(line: string): ParsedMarkup {
  return new MarkupReader(line).read()
}

/** A label behind an entity, at the bracket that ends what is labelled. */
const labelPattern = /\]\(((?:\\.|[^\\)])*)\)/uy
const plainPattern = /[^[\]\\]+/uy

class MarkupReader {
  private readonly entities: LabelledSpan[] = []
  private readonly written: WrittenEntity[] = []
  private readonly problems: MarkupProblem[] = []
  private text = ''
  private at = 0
  /** Of the entity that is read: where its bracket is written, and where it begins in the text. */
  private opened: { readonly at: number; readonly start: number } | null = null

  constructor(private readonly line: string) {}

  read(): ParsedMarkup {
    while (this.at < this.line.length) this.next()
    if (this.opened !== null) this.tell('open', this.opened.at, this.opened.at + 1)
    const { text, entities, written, problems } = this
    return { text, entities, written, problems }
  }

  private next(): void {
    switch (this.line[this.at]) {
      case '\\':
        if (/[[\]\\]/.test(this.line[this.at + 1] ?? '')) this.at++
        this.take(1)
        return
      case '[':
        this.open()
        return
      case ']':
        this.close()
        return
      default:
        plainPattern.lastIndex = this.at
        this.take(plainPattern.exec(this.line)?.[0].length ?? 1)
    }
  }

  private open(): void {
    if (this.opened === null) {
      this.opened = { at: this.at++, start: this.text.length }
      return
    }
    this.tell('nested', this.at, this.at + 1)
    this.take(1)
  }

  private close(): void {
    const { opened, at } = this
    labelPattern.lastIndex = at
    const match = labelPattern.exec(this.line)
    if (opened === null || match === null) {
      this.tell(opened === null ? 'stray' : 'unlabelled', opened?.at ?? at, at + 1)
      this.take(1)
      if (opened !== null) this.opened = null
      return
    }
    this.opened = null
    this.at += match[0].length
    const label = (match[1] ?? '').replaceAll(/\\(.)/gu, '$1').trim()
    this.add(opened, at, label)
  }

  /** @param closedAt where what is labelled ends, as written */
  private add(opened: { readonly at: number; readonly start: number }, closedAt: number, label: string): void {
    const labelled = this.text.slice(opened.start)
    const start = opened.start + labelled.length - labelled.trimStart().length
    const end = opened.start + labelled.trimEnd().length
    if (end <= start || label === '') {
      this.tell(label === '' ? 'no-label' : 'empty', opened.at, this.at)
      return
    }
    this.entities.push({ start, end, label })
    this.written.push({
      content: { start: opened.at + 1, end: closedAt },
      name: { start: closedAt + 2, end: this.at - 1 },
      label,
    })
  }

  private take(length: number): void {
    this.text += this.line.slice(this.at, this.at + length)
    this.at += length
  }

  private tell(fault: MarkupFault, start: number, end: number): void {
    this.problems.push({ fault, start, end })
  }
}
