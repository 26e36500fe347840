import type { Picture } from '../../../src/shared/protocol/picture'
import type { Range } from './Decimation'

const isHeardByOwners = { bubbles: true, composed: true } as const

/** The user points at a place of the axis of one chart; the others may show it too. Null: nowhere. */
export class CursorEvent extends Event {
  static readonly type = 'chart-cursor'

  constructor(readonly x: number | null) {
    super(CursorEvent.type, isHeardByOwners)
  }
}

/** The user wants to see this part of the axis; charts beside it may follow. Null: all of it. */
export class ViewEvent extends Event {
  static readonly type = 'chart-view'

  constructor(readonly range: Range | null) {
    super(ViewEvent.type, isHeardByOwners)
  }
}

/** The user wants a picture of the chart as a file. */
export class PictureEvent extends Event {
  static readonly type = 'chart-picture'

  constructor(readonly picture: Picture) {
    super(PictureEvent.type, isHeardByOwners)
  }
}

/** The user shows or hides a series, in the legend. */
export class ToggleEvent extends Event {
  static readonly type = 'chart-toggle'

  constructor(
    readonly seriesId: string,
    readonly isShown: boolean,
  ) {
    super(ToggleEvent.type, isHeardByOwners)
  }
}
