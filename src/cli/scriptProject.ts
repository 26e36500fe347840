import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { diskFileSystem } from '../config/diskFileSystem'
import type { Proposal } from '../config/script/proposeConfig'
import { renderScriptProblem } from '../config/script/scriptProblems'
import type { ScriptDefect } from '../config/script/scriptSource'
import type { ScriptProblemRow, ScriptReading } from '../shared/protocol/commandLine'
import type { TaskName } from '../shared/protocol/spec'
import { CommandFailure } from './commandFailure'
import { exitCodes } from './context'

/** A config proposed for a script. */
export interface ScriptProject {
  /** Name of the config's file in its folder. */
  readonly name: string
  readonly text: string
  readonly reading: ScriptReading
}

/** Most bytes of a file: notebooks hold pictures. */
const largest = 200e6

/**
 * Propose a config for a script or a notebook, which is read and not run.
 *
 * @param script absolute
 * @param target absolute folder that the config will be written to
 * @param task null where the script decides
 * @throws CommandFailure `file-missing`, `script-unreadable`, `nothing-found`
 */
export async function projectForScript(
  script: string,
  target: string,
  task: TaskName | null,
  cwd: string,
): Promise<ScriptProject> {
  const text = await readScript(script)
  // The parser of Python takes a moment to load, and no other command needs it.
  const { proposeConfig } = await import('../config/script/proposeConfig')
  const folders = { files: diskFileSystem, likely: likelyFolders(script, cwd), configFolder: target }
  const proposal = proposeConfig({ scriptPath: script, text, folders, task })
  if (proposal === null) throw nothingFound(script)
  if (typeof proposal === 'string') throw unreadable(script, proposal)
  return { name: freeName(script, target), text: proposal.text, reading: readingOf(script, proposal) }
}

async function readScript(script: string): Promise<string> {
  const found = await stat(script).catch(() => null)
  if (!found?.isFile()) {
    const hint = 'Name a Python file or a notebook that trains.'
    throw new CommandFailure(exitCodes.badInput, 'file-missing', `${script} is not a file.`, hint)
  }
  if (found.size > largest) throw unreadable(script, 'too-long')
  return readFile(script, 'utf8')
}

/** Scripts are run in their own folder, or in that of their project. */
function likelyFolders(script: string, cwd: string): readonly string[] {
  const own = path.dirname(script)
  const above = ['.', '..', '../..', '../../..'].map((way) => path.resolve(own, way))
  return [...new Set([...above, cwd])]
}

/** Beside another config it is called after the script. */
function freeName(script: string, target: string): string {
  const usual = 'finetune.yaml'
  return existsSync(path.join(target, usual)) ? `${path.parse(script).name}.${usual}` : usual
}

function readingOf(script: string, { read, problems }: Proposal): ScriptReading {
  const rows = problems.map((problem): ScriptProblemRow => {
    const { code, severity, place } = problem
    return { file: script, ...place, code, severity, message: renderScriptProblem(problem) }
  })
  return { read, problems: rows }
}

const defects: Readonly<Record<ScriptDefect, readonly [message: string, hint: string]>> = {
  'notebook-broken': ['it is no notebook of Jupyter', 'Open it in Jupyter or VS Code and save it again.'],
  'notebook-language': ['its language is not Python', 'Name a notebook or a script in Python.'],
  'too-long': ['it is too long', 'Clear the outputs of the notebook, or name the file with the training arguments.'],
}

function unreadable(script: string, defect: ScriptDefect): CommandFailure {
  const [message, hint] = defects[defect]
  return new CommandFailure(exitCodes.badInput, 'script-unreadable', `${script} cannot be read: ${message}.`, hint)
}

function nothingFound(script: string): CommandFailure {
  return new CommandFailure(
    exitCodes.badInput,
    'nothing-found',
    `No settings of a training were found in ${script}.`,
    'Name the file with `TrainingArguments(…)`, a class of settings or constants such as `LEARNING_RATE`.',
  )
}
