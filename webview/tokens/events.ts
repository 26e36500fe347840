/** The user looks at another word, by its number of all that are shown. */
export class WordEvent extends Event {
  static readonly type = 'tokens-word'
  constructor(readonly word: number) {
    super(WordEvent.type, { bubbles: true, composed: true })
  }
}
