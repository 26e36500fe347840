import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { promisify } from 'node:util'
import type { Fields } from '../shared/check'
import { isNumber, isString, shape } from '../shared/check'

const execute = promisify(execFile)

/** One process for ever: pids and start times come again, but not together within one boot. */
export interface ProcessIdentity {
  readonly host: string
  readonly bootId: string
  readonly pid: number
  readonly startTime: number
}

/** What this machine knows of a process: `unknown` for one of another machine. */
export type ProcessLook = 'alive' | 'gone' | 'unknown'

/** Asks the operating system about processes. */
export interface ProcessTable {
  readonly host: string
  /** Empty where the system does not tell. */
  bootId(): Promise<string>
  /** In the unit of the `started` event; null if there is no such process, 0 if it exists but its start is not known. */
  startTime(pid: number): Promise<number | null>
}

/** The processes of this machine. */
export const systemProcesses: ProcessTable = {
  host: hostname(),
  bootId: once(readBootId),
  startTime: (pid) => (process.platform === 'linux' ? linuxStartTime(pid) : portableStartTime(pid)),
}

/** Whether exactly this process, and not a later one with its pid, still exists. */
export async function lookAtProcess(identity: ProcessIdentity, processes: ProcessTable): Promise<ProcessLook> {
  if (identity.host !== processes.host) return 'unknown'
  const boot = await processes.bootId()
  if (identity.bootId !== '' && boot !== '' && identity.bootId !== boot) return 'gone'
  const startTime = await processes.startTime(identity.pid)
  if (startTime === null) return 'gone'
  if (startTime === 0 || identity.startTime === 0) return 'unknown'
  // Whole seconds where it comes from `ps`, which may round differently from one call to the next.
  return Math.abs(startTime - identity.startTime) <= 1 ? 'alive' : 'gone'
}

/** This process among all. */
export async function ownIdentity(processes: ProcessTable): Promise<ProcessIdentity> {
  const { pid } = process
  const startTime = (await processes.startTime(pid)) ?? 0
  return { host: processes.host, bootId: await processes.bootId(), pid, startTime }
}

const identityFields: Fields<ProcessIdentity> = { host: isString, bootId: isString, pid: isNumber, startTime: isNumber }

/** Whether a value of a file is the identity of a process. */
export const isProcessIdentity = shape(identityFields)

async function readBootId(): Promise<string> {
  try {
    if (process.platform === 'linux') return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim()
    if (process.platform === 'darwin') return (await execute('sysctl', ['-n', 'kern.bootsessionuuid'])).stdout.trim()
  } catch {
    // Not known: pid and start time decide alone.
  }
  return ''
}

async function linuxStartTime(pid: number): Promise<number | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in parentheses and may hold spaces and parentheses itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const state = fields[0]
    // A zombie has ended: only its parent has not asked yet.
    return state === 'Z' || state === 'X' ? null : Number(fields[19])
  } catch {
    return null
  }
}

async function portableStartTime(pid: number): Promise<number | null> {
  if (!exists(pid)) return null
  if (process.platform === 'win32') return 0
  try {
    const environment = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
    const { stdout } = await execute('ps', ['-o', 'lstart=', '-p', String(pid)], { env: environment })
    const milliseconds = Date.parse(`${stdout.trim()} UTC`)
    return Number.isNaN(milliseconds) ? 0 : Math.round(milliseconds / 1000)
  } catch {
    return 0
  }
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // EPERM: it exists and belongs to someone else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function once<Value>(compute: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined
  return () => (value ??= compute())
}
