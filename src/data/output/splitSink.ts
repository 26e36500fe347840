import type { Split } from '../../shared/protocol/example'
import type { SplitStatistics } from '../statistics'
import type { PlannedFile } from '../dataFiles'
import type { TaggedExample } from '../readTagged'
import type { CanonicalWriter } from './canonicalWriter'

/** Where an entity type was first seen. */
export interface FirstSeen {
  readonly planned: PlannedFile
  readonly line: number
}

const letterB = 0x42

/** Takes the examples of one split: counts them, and writes them where a writer is given. */
export class SplitSink {
  readonly firstSeen = new Map<string, FirstSeen>()
  alsoInTrain = 0
  /** Whether all examples so far were canonical already, each with its number as id. */
  isCanonical = true
  private readonly entities = new Map<string, number>()
  private readonly fileNames = new Map<PlannedFile, string>()
  private examples = 0
  private tokens = 0
  private longest = 0

  constructor(
    readonly split: Split,
    readonly writer: CanonicalWriter | null,
  ) {}

  add(example: TaggedExample, planned: PlannedFile): void {
    const { tokens, tags, source } = example
    const id = this.examples++
    this.tokens += tokens.length
    this.longest = Math.max(this.longest, tokens.length)
    this.isCanonical &&= !example.isChanged && source?.id === id && example.line === id + 1
    for (const tag of tags) {
      if (tag.charCodeAt(0) === letterB) {
        this.countEntity(tag.slice(2), example, planned)
      }
    }
    if (this.writer !== null) {
      const file = source === null ? this.fileName(planned) : JSON.stringify(source.file)
      const line = source?.line ?? example.line
      const words = JSON.stringify(tokens)
      this.writer.append(`{"id":${id},"file":${file},"line":${line},"tokens":${words},"tags":${JSON.stringify(tags)}}`)
    }
  }

  get count(): number {
    return this.examples
  }

  statistics(): SplitStatistics {
    const { examples, tokens, longest, alsoInTrain } = this
    const entities = Object.fromEntries([...this.entities].sort(([a], [b]) => (a < b ? -1 : 1)))
    return { examples, tokens, entities, longestExample: longest, alsoInTrain }
  }

  private countEntity(type: string, example: TaggedExample, planned: PlannedFile): void {
    const count = this.entities.get(type) ?? 0
    this.entities.set(type, count + 1)
    if (count === 0) {
      this.firstSeen.set(type, { planned, line: example.line })
    }
  }

  private fileName(planned: PlannedFile): string {
    const known = this.fileNames.get(planned)
    if (known !== undefined) {
      return known
    }
    const name = JSON.stringify(planned.file.name)
    this.fileNames.set(planned, name)
    return name
  }
}
