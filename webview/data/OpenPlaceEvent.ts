/** A line of a data file is to be shown. Leaves the components that it came from. */
export class OpenPlaceEvent extends Event {
  static readonly type = 'open-place'

  /** @param line from 1 */
  constructor(
    readonly file: string,
    readonly line: number,
  ) {
    super(OpenPlaceEvent.type, { bubbles: true, composed: true })
  }
}
