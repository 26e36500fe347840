import type { FileSystem } from '../fileSystem'
import { parseDocument } from '../parseDocument'
import type { ConfigCode, ConfigProblem } from '../problems'
import { renderConfigProblem } from '../problems'
import { resolveConfig } from '../resolveConfig'
import type { ConfigContext } from '../resolvedConfig'
import type { ProposalContent, ProposedSetting } from './writeProposal'
import { writeProposal } from './writeProposal'

/** A key whose line was turned into a comment, and why. */
export interface Refusal {
  readonly key: string
  readonly message: string
}

/** Errors that a proposal may have: what the script does not say, tasks that cannot be trained yet, missing files. */
const allowed: ReadonlySet<ConfigCode> = new Set<ConfigCode>([
  ...(['FT017', 'FT023', 'FT030', 'FT031', 'FT032'] as const),
])

/** Where every file and every model is there, so that the config itself is all that can be wrong. */
const anywhere: ConfigContext = {
  configPath: '/project/finetune.yaml',
  files: {
    kind: () => 'folder',
    readText: () => null,
    list: () => [],
    canWrite: () => true,
    freeBytes: () => null,
  } satisfies FileSystem,
  findModel: ({ nameOrPath, revision }) => ({
    reference: { nameOrPath, path: null, revision, source: 'hub' },
    description: null,
    defect: null,
  }),
}

/** Put what the checker refuses into comments, until it refuses nothing. */
export function withoutErrors(content: ProposalContent): {
  readonly content: ProposalContent
  readonly refusals: readonly Refusal[]
} {
  const refusals: Refusal[] = []
  let current = content
  for (let round = 0; round < content.settings.size; round++) {
    const refused = refusedKeys(current)
    if (refused.length === 0) break
    refusals.push(...refused)
    current = { ...current, settings: commented(current.settings, refused) }
  }
  return { content: current, refusals }
}

function refusedKeys(content: ProposalContent): readonly Refusal[] {
  const text = writeProposal(content)
  const lines = text.split('\n')
  const errors = resolveConfig(parseDocument(text), anywhere).problems.filter(isError)
  const keys = errors.flatMap((problem): Refusal[] => {
    const key = /^(\w+):/.exec(lines[problem.place.line - 1] ?? '')?.[1]
    return key === undefined ? [] : [{ key, message: renderConfigProblem(problem) }]
  })
  return [...new Map(keys.map((refusal) => [refusal.key, refusal])).values()]
}

function isError({ code, severity }: ConfigProblem): boolean {
  return severity === 'error' && !allowed.has(code)
}

function commented(
  settings: ProposalContent['settings'],
  refusals: readonly Refusal[],
): ReadonlyMap<string, ProposedSetting> {
  const reasons = new Map(refusals.map(({ key, message }) => [key, message]))
  return new Map([...settings].map(([key, each]) => [key, { ...each, refusal: reasons.get(key) ?? each.refusal }]))
}
