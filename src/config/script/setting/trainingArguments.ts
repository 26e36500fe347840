import { findKey } from '../../../shared/catalogue/catalogue'
import type { GroupName } from '../../../shared/catalogue/entry'
import type { TaskName } from '../../../shared/protocol/spec'
import type { CallSite } from '../scriptIndex'
import type { Argument, Code } from '../syntax'
import { argumentsOf, childrenOf, firstErrorIn, textOf } from '../syntax'
import { entryAt } from '../value/collections'
import { entriesOf } from '../value/dictionary'
import type { Evaluation } from '../value/evaluation'
import type { Reading } from '../value/reading'
import { isMap, known, unread, valueOf } from '../value/reading'
import type { SettingReader } from './settingReader'
import type { SettingTable } from './SettingTable'
import { tellsAll } from './SettingTable'

/** Classes of transformers itself: what they are not given has Hugging Face's default. */
const upstreamName = /^(Seq2Seq)?TrainingArguments$/
/** Classes of other libraries, and of files that are not read here. */
const similarName = /(Arguments|Args|Config)$/

/** `TrainingArguments(…)` and its like: the first of a script is taken. */
export const readTrainingArguments: SettingReader = (evaluation, table) => {
  const [first, ...others] = trainingCalls(evaluation, table.task)
  if (first === undefined) return
  new CallReader(first, evaluation, table).read()
  for (const { name, code } of others) table.tell('FS009', { callee: name }, code)
}

/** Whether the arguments that the script trains with are transformers' own, all of them there to be read. */
export function leavesUpstreamDefaults(evaluation: Evaluation, task: TaskName): boolean {
  const [first] = trainingCalls(evaluation, task)
  if (first === undefined || !upstreamName.test(first.name)) return false
  return (
    errorIn(first) === null &&
    argumentsOf(first.code).every(({ isSpread, value }) => {
      return !isSpread || (value !== null && isMap(valueOf(evaluation.read(value, first.scope))))
    })
  )
}

/** The calls that hold arguments of a training, transformers' own before similar ones. */
function trainingCalls({ index, classesByName }: Evaluation, task: TaskName): readonly CallSite[] {
  // A class of the script is what it is derived from; its fields are read by themselves.
  const namesOf = ({ name }: CallSite) => classesByName.get(name)?.bases ?? [name]
  const calls = index.calls.filter((call) => namesOf(call).some((name) => similarName.test(name)))
  const isUpstream = (call: CallSite) => namesOf(call).some((name) => name.endsWith('TrainingArguments'))
  const similar = calls.filter((call) => !isUpstream(call) && countTrainingKeys(call, task) >= 2)
  const upstream = calls.filter(isUpstream)
  return upstream.length > 0 ? upstream : similar
}

const trainingGroups: ReadonlySet<GroupName> = new Set([
  ...(['batch', 'optimizer', 'schedule', 'hardware', 'logging', 'evaluation', 'saving'] as const),
])

function countTrainingKeys({ code }: CallSite, task: TaskName): number {
  return argumentsOf(code).filter(({ name }) => name !== null && isTrainingKey(name, task)).length
}

/** Whether a name says how a model is trained, and not which or on what. */
export function isTrainingKey(name: string, task: TaskName): boolean {
  const match = findKey(name, task)
  if (match?.kind === 'alias') return match.alias.keys.some((key) => isTrainingKey(key, task))
  return match?.kind === 'entry' && trainingGroups.has(match.entry.group)
}

function errorIn({ code }: CallSite): Code | null {
  const [, list] = childrenOf(code)
  return list === undefined ? null : firstErrorIn(list)
}

class CallReader {
  constructor(
    private readonly call: CallSite,
    private readonly evaluation: Evaluation,
    private readonly table: SettingTable,
  ) {}

  read(): void {
    const { code, name } = this.call
    argumentsOf(code).forEach((argument, index) => this.readArgument(argument, index))
    const error = errorIn(this.call)
    if (error !== null) this.table.tell('FS012', { callee: name }, error)
  }

  private readArgument({ name, value, isSpread, code }: Argument, index: number): void {
    const reading = value === null ? unread('broken', code) : this.evaluation.read(value, this.call.scope)
    if (isSpread) this.readSpread(reading, value ?? code)
    else if (name !== null) this.table.set(name, reading, tellsAll)
    else if (index === 0) this.table.set('output_dir', reading, tellsAll)
  }

  private readSpread(reading: Reading, written: Code): void {
    const values = valueOf(reading)
    if (isMap(values)) {
      for (const [name, value] of Object.entries(values)) {
        this.table.set(name, known(value, entryAt(reading.at, name)), tellsAll)
      }
      return
    }
    // Where one value is not known, the others are.
    const { entries, isWhole } = entriesOf(reading.at, this.call.scope, this.evaluation)
    for (const [name, value] of entries) this.table.set(name, this.evaluation.read(value, this.call.scope), tellsAll)
    if (!isWhole) this.table.tell('FS002', { written: textOf(written), callee: this.call.name }, written)
  }
}
