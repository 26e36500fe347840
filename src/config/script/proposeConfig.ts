import { basename } from 'node:path'
import { findEntry } from '../../shared/catalogue/catalogue'
import type { ArgumentValue } from '../../shared/protocol/arguments'
import type { TaskName } from '../../shared/protocol/spec'
import { taskNames } from '../../shared/protocol/spec'
import { withoutErrors } from './checkProposal'
import { indexScript } from './scriptIndex'
import type { ScriptFolders } from './scriptPaths'
import { ScriptPaths } from './scriptPaths'
import type { ScriptProblem } from './scriptProblems'
import { scriptProblem } from './scriptProblems'
import type { ScriptDefect } from './scriptSource'
import { readSource } from './scriptSource'
import { readCommandLineOptions, readClasses, readConstants, readParameters } from './setting/declared'
import { readDictionaries } from './setting/dictionaries'
import { readDataCalls, readNamedFiles } from './setting/dataCalls'
import { findTask, readModelCalls } from './setting/modelCalls'
import { tellWhatIsNotCarried } from './setting/notCarried'
import { readOtherCalls } from './setting/otherCalls'
import type { SettingReader } from './setting/settingReader'
import type { Setting } from './setting/SettingTable'
import { SettingTable } from './setting/SettingTable'
import { leavesUpstreamDefaults, readTrainingArguments } from './setting/trainingArguments'
import { assumeUpstreamDefaults } from './setting/upstreamDefaults'
import { placeOf } from './syntax'
import { Evaluator } from './value/Evaluator'
import type { Evaluation } from './value/evaluation'
import { readGlobal } from './value/names'
import { textValue } from './value/reading'
import type { ProposedSetting } from './writeProposal'
import { writeProposal } from './writeProposal'

/** A script to propose a config for. */
export interface ScriptRequest {
  /** Absolute. */
  readonly scriptPath: string
  readonly text: string
  readonly folders: ScriptFolders
  /** Null where the script decides. */
  readonly task: TaskName | null
}

/** A config that says what a script trains. */
export interface Proposal {
  /** YAML. */
  readonly text: string
  /** How many keys were read. */
  readonly read: number
  /** What it does not say of the script, in the script's order. */
  readonly problems: readonly ScriptProblem[]
}

/** Forms of settings, the most telling first: what two of them say is taken from the first. */
const readers: readonly SettingReader[] = [
  readTrainingArguments,
  readOtherCalls,
  readModelCalls,
  readDataCalls,
  readClasses,
  readCommandLineOptions,
  readDictionaries,
  readParameters,
  readConstants,
  readNamedFiles,
  tellWhatIsNotCarried,
]

/**
 * Propose a config for a Python script or a notebook. Nothing is run and no other file is read; the time taken grows with
 * the length of the text. Never throws: a defect is a script that cannot be read at all, null one without settings.
 */
export function proposeConfig({ scriptPath, text, folders, task }: ScriptRequest): Proposal | ScriptDefect | null {
  const source = readSource(basename(scriptPath), text)
  if (typeof source === 'string') return source
  const evaluation = new Evaluator(indexScript(source), scriptPath)
  const table = readTable(evaluation, task)
  const read = [...table.settings.values()].filter(({ at }) => at !== null).length
  if (read === 0) return null
  const settings = placed(table.settings, new ScriptPaths(folders))
  const raw = { script: basename(scriptPath), task: table.task, settings, problems: [] }
  const { content, refusals } = withoutErrors(raw)
  const refused = refusals.flatMap(({ key, message }) => {
    const place = settings.get(key)?.place
    return place ? [scriptProblem('FS008', { key, message }, place)] : []
  })
  const problems = inOrder([...table.problems(), ...refused])
  return { text: writeProposal({ ...content, problems }), read, problems }
}

function readTable(evaluation: Evaluation, wanted: TaskName | null): SettingTable {
  const found = findTask(evaluation)
  const task = wanted ?? found?.task ?? taskConstant(evaluation)
  const table = new SettingTable(task ?? 'token-classification')
  if (task !== null) table.assume('task', task, '', found?.task === task ? found.at : null)
  for (const read of readers) read(evaluation, table)
  if (leavesUpstreamDefaults(evaluation, table.task)) assumeUpstreamDefaults(table)
  assumeValidationData(table)
  return table
}

/** `TASK = "ner"` */
function taskConstant(evaluation: Evaluation): TaskName | null {
  const type = findEntry('task')?.type
  const choices = type?.type === 'choice' ? type.choices : []
  const texts = ['TASK', 'task'].map((name) => textValue(readGlobal(name, evaluation) ?? undefined))
  const choice = choices.find(({ value, aliases = [] }) => [value, ...aliases].some((each) => texts.includes(each)))
  return taskNames.find((name) => name === choice?.value) ?? null
}

/** A script that evaluates does so on data; where that was not found, a share of the training data stands for it. */
function assumeValidationData(table: SettingTable): void {
  const isSet = table.settings.has('validation_file') || table.settings.has('validation_split')
  const strategy = table.settings.get('eval_strategy')?.value
  const isWanted = strategy === undefined ? wantsEvaluation(table) : strategy !== 'no'
  if (!isSet && isWanted) {
    const note = "stands for the script's validation data, which was not found: name its file instead"
    table.assume('validation_split', 0.1, note)
  }
}

function wantsEvaluation({ settings }: SettingTable): boolean {
  const patience = settings.get('early_stopping_patience')?.value ?? null
  return settings.get('load_best_model_at_end')?.value === true || patience !== null
}

function placed(settings: ReadonlyMap<string, Setting>, paths: ScriptPaths): ReadonlyMap<string, ProposedSetting> {
  const pathsOf = (key: string, value: ArgumentValue): ArgumentValue => {
    const type = findEntry(key)?.type.type
    if (key === 'model_name_or_path' && typeof value === 'string') return paths.model(value)
    if (type === 'folder' && typeof value === 'string') return paths.folder(value)
    return type === 'files' ? filesIn(value, paths) : value
  }
  // Files first: where they are found, folders are too.
  const isFiles = (key: string) => findEntry(key)?.type.type === 'files'
  const sorted = [...settings].sort(([one], [other]) => Number(isFiles(other)) - Number(isFiles(one)))
  return new Map(
    sorted.map(([key, { value, at, note }]) => [
      key,
      { value: pathsOf(key, value), place: at === null ? null : placeOf(at), note, refusal: null },
    ]),
  )
}

/** One file is written without a list. */
function filesIn(value: ArgumentValue, paths: ScriptPaths): ArgumentValue {
  const names = [value].flat().flatMap((name) => (typeof name === 'string' ? [paths.file(name)] : []))
  return names.length === 1 ? (names[0] ?? null) : names
}

function inOrder(problems: readonly ScriptProblem[]): readonly ScriptProblem[] {
  const rank = ({ place: { cell, line, column } }: ScriptProblem) => [cell ?? 0, line, column] as const
  return [...problems].sort((one, other) => {
    const [first, second] = [rank(one), rank(other)]
    const differing = first.findIndex((value, index) => value !== second[index])
    return differing === -1 ? 0 : (first[differing] ?? 0) - (second[differing] ?? 0)
  })
}
