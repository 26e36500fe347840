type Move = (index: number, page: number, length: number) => number

const within = (index: number, length: number) => Math.min(length - 1, Math.max(0, index))

/** Keys that go to another row of a list: from which one to which. */
export const listMoves: Readonly<Partial<Record<string, Move>>> = {
  ArrowDown: (index, _, length) => within(index + 1, length),
  ArrowUp: (index, _, length) => within(index - 1, length),
  PageDown: (index, page, length) => within(index + page, length),
  PageUp: (index, page, length) => within(index - page, length),
  Home: () => 0,
  End: (_, __, length) => length - 1,
}
