const isHeardByOwners = { bubbles: true, composed: true } as const

/** The others are to be compared with this run. */
export class ReferenceEvent extends Event {
  static readonly type = 'comparison-reference'

  constructor(readonly directory: string) {
    super(ReferenceEvent.type, isHeardByOwners)
  }
}

/** The user wants to see a run alone. */
export class ShowRunEvent extends Event {
  static readonly type = 'comparison-show-run'

  constructor(readonly directory: string) {
    super(ShowRunEvent.type, isHeardByOwners)
  }
}
