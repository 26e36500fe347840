import type { Code } from './syntax'
import { childrenOf } from './syntax'

/** `a = b, c = value` taken apart: each list of targets, and the values. */
export interface Assignment {
  readonly targets: readonly (readonly Code[])[]
  readonly values: readonly Code[]
}

/** An `AssignStatement`. There are no targets where it only declares a type. */
export function readAssignment(statement: Code): Assignment {
  const sides: Code[][] = [[]]
  for (const child of childrenOf(statement)) {
    if (child.node.name === 'AssignOp') sides.push([])
    else if (child.node.name !== 'TypeDef' && child.node.name !== ',') sides.at(-1)?.push(child)
  }
  const values = sides.length > 1 ? sides.at(-1) : undefined
  return values === undefined ? { targets: [], values: [] } : { targets: sides.slice(0, -1), values }
}
