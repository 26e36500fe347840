/** Keeps at most `size` items of a stream, evenly spread over what went by, in memory that does not grow. */
export class EvenSample<Item> {
  private kept: Item[] = []
  private stride = 1
  private seen = 0

  constructor(private readonly size: number) {}

  /** `make` is only called for items that are kept. */
  offer(make: () => Item): void {
    if (this.seen++ % this.stride !== 0) {
      return
    }
    this.kept.push(make())
    if (this.kept.length > this.size) {
      this.kept = this.kept.filter((_, index) => index % 2 === 0)
      this.stride *= 2
    }
  }

  items(): readonly Item[] {
    return this.kept
  }
}
