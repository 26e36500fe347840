import { findEntry, findKey } from '../../../shared/catalogue/catalogue'
import type { CatalogueEntry } from '../../../shared/catalogue/entry'
import type { ArgumentValue } from '../../../shared/protocol/arguments'
import type { TaskName } from '../../../shared/protocol/spec'
import { nodeAt } from '../../configDocument'
import { printValue } from '../../printValue'
import type { ConfigFinding } from '../../problems'
import { renderConfigProblem } from '../../problems'
import { readEntryValue } from '../../readType'
import type { ScriptCode, ScriptProblem, ScriptProblemArguments } from '../scriptProblems'
import { scriptProblem } from '../scriptProblems'
import type { Code } from '../syntax'
import { placeOf, textOf } from '../syntax'
import type { Reading } from '../value/reading'
import { valueOf } from '../value/reading'

/** A key of the proposed config with its value, and where that came from. */
export interface Setting {
  readonly value: ArgumentValue
  /** Null where the script does not say it. */
  readonly at: Code | null
  /** What is worth saying of the value besides where it stands, or nothing. */
  readonly note: string
}

/** What becomes of a name that gives no setting. */
export interface Tells {
  /**
   * A value that is not known or does not fit. `firmly`: it is told, and the key stays open. `unless-found`: what the
   * script says of the key elsewhere may take its place, and then there is nothing to tell.
   */
  readonly unread: 'firmly' | 'unless-found' | 'not'
  /** Whether a name is told that is no key, or that is known and not honoured. */
  readonly unknown: boolean
}

/** Of arguments of a training. */
export const tellsAll: Tells = { unread: 'firmly', unknown: true }
/** Of fields of a class of settings. */
export const tellsFields: Tells = { unread: 'unless-found', unknown: true }
export const tellsUnread: Tells = { unread: 'unless-found', unknown: false }
export const tellsNothing: Tells = { unread: 'not', unknown: false }

/** In a script of a causal language model these are the length that is trained on, and not that of what is generated. */
const lengthNames: ReadonlySet<string> = new Set([
  ...['max_length', 'max_seq_length', 'max_seq_len', 'max_len', 'model_max_length', 'seq_length'],
])

/** Most things that are told of a script: nobody reads more. */
const mostTold = 200

/** The settings found so far. Who comes first is believed. */
export class SettingTable {
  readonly settings = new Map<string, Setting>()
  private readonly told: ScriptProblem[] = []
  /** Keys that stay open, since what the script sets them to is not known. */
  private readonly refused = new Set<string>()
  /** What is told of keys that are not found elsewhere. */
  private readonly pending = new Map<string, ScriptProblem>()

  constructor(readonly task: TaskName) {}

  /** Whether the script says something of a key, known or not. */
  has(key: string): boolean {
    return this.settings.has(key) || this.refused.has(key)
  }

  /** Everything told so far. */
  problems(): readonly ScriptProblem[] {
    const open = [...this.pending].filter(([key]) => !this.settings.has(key)).map(([, problem]) => problem)
    return [...this.told, ...new Set(open)]
  }

  /** Take in what a script gives to a name. */
  set(written: string, reading: Reading, tells: Tells): void {
    this.setNamed(this.nameFor(written), written, reading, tells)
  }

  /** The same for a name that means exactly that key. */
  setExactly(key: string, reading: Reading, tells: Tells): void {
    this.setNamed(key, key, reading, tells)
  }

  private setNamed(name: string, written: string, reading: Reading, tells: Tells): void {
    const match = findKey(name, this.task)
    if (match === undefined) {
      if (tells.unknown) this.tell('FS004', { name: written }, reading.at)
    } else if (match.kind === 'ignored') {
      const { reason, changesTraining } = match.ignored
      if (tells.unknown) this.tell(changesTraining ? 'FS005' : 'FS006', { name: written, reason }, reading.at)
    } else if (match.kind === 'alias') {
      const { keys, convert } = match.alias
      this.setKeys(written, keys, (value) => convert(value), reading, tells)
    } else if (match.entry.tasks.includes(this.task)) {
      this.setKeys(written, [match.entry.key], (value) => ({ [match.entry.key]: value }), reading, tells)
    } else if (tells.unknown) this.tell('FS004', { name: written }, reading.at)
  }

  /** Set a key to what follows from something else in the script; nothing if the script says it itself. */
  assume(key: string, value: ArgumentValue, note: string, at: Code | null = null): void {
    if (!this.has(key)) this.settings.set(key, { value, at, note })
  }

  tell<Problem extends ScriptCode>(code: Problem, values: ScriptProblemArguments<Problem>, at: Code): void {
    this.add(scriptProblem(code, values, placeOf(at)))
  }

  private add(problem: ScriptProblem): void {
    if (this.told.length < mostTold) this.told.push(problem)
  }

  private nameFor(written: string): string {
    const name = written.toLowerCase()
    if (!lengthNames.has(name)) return written
    return this.task === 'causal-lm' ? 'block_size' : 'max_seq_length'
  }

  private setKeys(
    name: string,
    keys: readonly string[],
    convert: (value: ArgumentValue) => Readonly<Record<string, ArgumentValue>> | null,
    reading: Reading,
    tells: Tells,
  ): void {
    const open = keys.filter((key) => !this.has(key))
    if (open.length === 0) return
    if (reading.type === 'machine' && this.followsMachine(open, reading)) return
    const value = valueOf(reading)
    const converted = value === undefined ? undefined : convert(value)
    if (value === undefined) this.refuse(name, open, reading, tells)
    else if (converted === null || converted === undefined) {
      const message = `\`${name}: ${printValue(value)}\` has no counterpart.`
      this.leaveOut(name, message, open, reading.at, tells)
    } else for (const [key, each] of Object.entries(converted)) this.store(name, key, each, reading.at, tells)
  }

  /** Half precision where there is a GPU is what `auto` does, and the device is found without being asked for. */
  private followsMachine(keys: readonly string[], { at }: Reading): boolean {
    const isPrecision = keys.includes('fp16') || keys.includes('bf16')
    if (isPrecision) this.assume('precision', 'auto', 'half precision where it is faster', at)
    return isPrecision || keys.includes('use_cpu')
  }

  private refuse(name: string, keys: readonly string[], reading: Reading, tells: Tells): void {
    const reason = reading.type === 'unread' ? reading.why : reading.type === 'machine' ? 'machine' : 'computed'
    const values = { name, reason, written: textOf(reading.at) } as const
    this.leaveOpen(keys, scriptProblem('FS001', values, placeOf(reading.at)), tells)
  }

  private leaveOut(name: string, message: string, keys: readonly string[], at: Code, tells: Tells): void {
    this.leaveOpen(keys, scriptProblem('FS003', { name, message }, placeOf(at)), tells)
  }

  private leaveOpen(keys: readonly string[], problem: ScriptProblem, { unread }: Tells): void {
    if (unread === 'not') return
    if (unread === 'firmly') this.add(problem)
    for (const key of keys) {
      if (unread === 'firmly') this.refused.add(key)
      else if (!this.pending.has(key)) this.pending.set(key, problem)
    }
  }

  private store(name: string, key: string, value: ArgumentValue, at: Code, tells: Tells): void {
    const entry = findEntry(key)
    if (entry?.tasks.includes(this.task) !== true || this.has(key) || saysNothing(entry, value)) return
    const findings: ConfigFinding[] = []
    const scope = { key, task: this.task, setting: null, findings }
    const fitting = readEntryValue(entry, nodeAt({ start: 0, end: 0 }, value), scope)
    const [finding] = findings
    if (fitting !== undefined) this.settings.set(key, { value: fitting, at, note: '' })
    else if (finding !== undefined) this.leaveOut(name, renderConfigProblem(finding), [key], at, tells)
  }
}

/** `None` where a script leaves something open, and half precision that is not wanted. */
function saysNothing(entry: CatalogueEntry, value: ArgumentValue): boolean {
  if (value === false) return entry.key === 'fp16' || entry.key === 'bf16'
  if (value !== null) return false
  const isNullByDefault =
    entry.default.kind === 'absent' || (entry.default.kind === 'fixed' && entry.default.value === null)
  return entry.nullMeans !== 'none' || isNullByDefault
}
