import { suggestionFor } from '../../shared/suggestion'
import type { ProblemArguments } from '../../shared/problem'

/** What a tag of a file means. */
export type TagMeaning = OutsideTag | EntityTag | UnusableTag

export interface OutsideTag {
  readonly kind: 'outside'
}

export interface EntityTag {
  readonly kind: 'entity'
  /** Entity type in the file, before it is renamed: what a following `I-` must continue. */
  readonly source: string
  /** Entity type after renaming. */
  readonly type: string
  /** `B-` and `I-` with the type. */
  readonly begin: string
  readonly inside: string
  /** Whether the tag opens an entity whatever stands before it (`B`, `S`, `U`). */
  readonly opens: boolean
  /** Whether nothing can continue the entity (`E`, `L`, `S`, `U`). */
  readonly closes: boolean
  readonly hasPrefix: boolean
}

export interface UnusableTag {
  readonly kind: 'unusable'
  readonly code: 'FD008' | 'FD012'
  readonly values: ProblemArguments
}

const tagPattern = /^([BIESLUM])-(.+)$/u
const outside: OutsideTag = { kind: 'outside' }

/** Tags to types: `O`, `B-X`, `I-X` of the config's `labels` become `X`. */
function typeOf(label: string): string {
  return tagPattern.exec(label)?.[2] ?? label
}

function isOutside(tag: string): boolean {
  return tag === 'O' || tag === 'o'
}

/** `O`, then `B-X`, `I-X` by type: tags in the order of their ids. */
export function tagsOfTypes(types: readonly string[]): string[] {
  return ['O', ...types.flatMap((type) => [`B-${type}`, `I-${type}`])]
}

/** The meaning of every tag, by the config's `labels` and `label_map`. */
export class LabelTable {
  /** Entity types that the config names, in its order; null if it leaves them to the data. */
  readonly givenTypes: readonly string[] | null
  private readonly numbered: readonly string[]
  private readonly meanings = new Map<string, TagMeaning>()
  private readonly usedNames = new Set<string>()
  private readonly seenNames = new Set<string>()

  constructor(
    labels: readonly string[] | null,
    private readonly labelMap: Readonly<Record<string, string>>,
  ) {
    this.givenTypes = labels === null ? null : [...new Set(labels.filter((tag) => !isOutside(tag)).map(typeOf))]
    const areTags = labels?.some((label) => isOutside(label) || tagPattern.test(label)) ?? false
    this.numbered = areTags
      ? (labels ?? [])
      : tagsOfTypes(this.givenTypes ?? []).slice(0, labels === null ? 0 : undefined)
  }

  meaning(tag: string): TagMeaning {
    const known = this.meanings.get(tag)
    if (known !== undefined) {
      return known
    }
    const found = this.findMeaning(tag)
    // A copy of the key: a slice would keep the whole chunk that it was read from.
    this.meanings.set(Buffer.from(tag).toString(), found)
    return found
  }

  /** Names in `label_map` that nothing in the data has, with a name that it has. */
  unusedNames(): readonly { readonly label: string; readonly suggestion: string }[] {
    return Object.keys(this.labelMap)
      .filter((name) => !this.usedNames.has(name))
      .map((label) => ({ label, suggestion: suggestionFor(label, this.seenNames) }))
  }

  private findMeaning(written: string): TagMeaning {
    const isNumber = /^\d+$/u.test(written)
    const tag = this.rename(isNumber ? (this.numbered[Number(written)] ?? '') : written)
    if (tag === '') {
      return { kind: 'unusable', code: 'FD012', values: { tag: written } }
    }
    if (isOutside(tag)) {
      return outside
    }
    const match = tagPattern.exec(tag)
    const source = Buffer.from(match?.[2] ?? tag).toString()
    this.seenNames.add(source)
    const type = this.rename(source)
    if (isOutside(type)) {
      return outside
    }
    if (this.givenTypes !== null && !this.givenTypes.includes(type)) {
      const values = { tag: written, labels: this.givenTypes, suggestion: suggestionFor(type, this.givenTypes) }
      return { kind: 'unusable', code: 'FD008', values }
    }
    const prefix = match?.[1] ?? ''
    return {
      kind: 'entity',
      source,
      type,
      begin: `B-${type}`,
      inside: `I-${type}`,
      opens: 'BSU'.includes(prefix) && prefix !== '',
      closes: 'ESLU'.includes(prefix) && prefix !== '',
      hasPrefix: match !== null,
    }
  }

  private rename(name: string): string {
    const renamed = Object.hasOwn(this.labelMap, name) ? this.labelMap[name] : undefined
    if (renamed === undefined) {
      return name
    }
    this.usedNames.add(name)
    return renamed
  }
}
