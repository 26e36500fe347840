import { dirname } from 'node:path'
import { parseDocument } from '../../../../src/config/parseDocument'
import type { Proposal } from '../../../../src/config/script/proposeConfig'
import { proposeConfig } from '../../../../src/config/script/proposeConfig'
import type { ScriptDefect } from '../../../../src/config/script/scriptSource'
import type { ArgumentValue } from '../../../../src/shared/protocol/arguments'
import type { TaskName } from '../../../../src/shared/protocol/spec'
import type { MemoryDisk } from '../fixture'
import { memoryFiles, projectTexts, resolveText } from '../fixture'

export interface ProposeOptions {
  /** Within the project; `train.py` if not said. */
  readonly name?: string
  readonly task?: TaskName
  readonly texts?: MemoryDisk['texts']
}

/** Propose a config for a script in the project of these tests. */
export function propose(text: string, options: ProposeOptions = {}): Proposal | ScriptDefect | null {
  const { name = 'train.py', task = null, texts = projectTexts } = options
  const scriptPath = `/projects/orders/${name}`
  const likely = [dirname(scriptPath), '/projects/orders']
  const folders = { files: memoryFiles({ texts }), likely, configFolder: '/projects/orders' }
  return proposeConfig({ scriptPath, text, folders, task })
}

/** The proposal of a script that has one. */
export function proposed(text: string, options: ProposeOptions = {}): Proposal {
  const proposal = propose(text, options)
  if (proposal === null || typeof proposal === 'string') throw new Error(`no proposal: ${String(proposal)}`)
  return proposal
}

/** The keys and values of a proposal, as the product's own parser reads them. */
export function valuesIn({ text }: Proposal): Readonly<Record<string, ArgumentValue>> {
  return Object.fromEntries(parseDocument(text).entries.map(({ key, node }) => [key, node.value]))
}

/** What a script is read as. */
export function valuesOf(text: string, options: ProposeOptions = {}): Readonly<Record<string, ArgumentValue>> {
  return valuesIn(proposed(text, options))
}

/** Errors that a proposal must not have: all but of what is not there, which it says, and of tasks to come. */
export function errorsIn({ text }: Proposal): readonly string[] {
  const isPlaceheld = (key: unknown) => new RegExp(`^# ${String(key)}: `, 'm').test(text)
  return resolveText(text).problems.flatMap(({ code, severity, arguments: values }) => {
    if (severity !== 'error' || /^FT(023|03[0-2]|04[0-3])$/.test(code)) return []
    return code === 'FT017' && isPlaceheld(values['key']) ? [] : [`${code} ${JSON.stringify(values)}`]
  })
}

/** Codes and names of what is told of a script. */
export function toldIn({ problems }: Proposal): readonly string[] {
  return problems.map(({ code, arguments: values }) => [code, values['name'], values['reason']].flat().join(' ').trim())
}

/** A notebook of code cells. */
export function notebook(...cells: readonly string[]): string {
  return JSON.stringify({
    cells: cells.map((source) => ({ cell_type: 'code', source: source.split(/(?<=\n)/), outputs: [], metadata: {} })),
    metadata: { kernelspec: { language: 'python', name: 'python3' } },
    nbformat: 4,
  })
}
