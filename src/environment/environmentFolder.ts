import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { ProcessIdentity, ProcessTable } from '../runs/processIdentity'
import type { Fields } from '../shared/check'
import { isNumber, isString, shape } from '../shared/check'

/** After the name of an environment's folder: the file beside it that names the process that makes it. */
const makerSuffix = '.maker.json'

/**
 * Makes the empty folder of a new environment. Which process makes it stands beside it until it is whole, so that what
 * is left of one that was broken off can be told from one that goes on.
 */
export async function beginFolder(parent: string, hash: string, processes: ProcessTable): Promise<string> {
  const folder = path.join(parent, `${hash}-${randomBytes(3).toString('hex')}`)
  await writeFile(makerFile(folder), JSON.stringify(await ownIdentity(processes)))
  await mkdir(folder)
  return folder
}

/** The environment is whole: it is nobody's any more. */
export async function keepFolder(folder: string): Promise<void> {
  await rm(makerFile(folder), { force: true })
}

/** Removes an environment that will not be whole. Until all of it has gone, it stays known whose it was. */
export async function discardFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  await rm(makerFile(folder), { force: true })
}

/** The folder that a file names the maker of; null for any other file. */
export function folderOfMaker(file: string): string | null {
  return file.endsWith(makerSuffix) ? file.slice(0, -makerSuffix.length) : null
}

/** The process that makes an environment; null where that is not known. */
export async function makerOf(folder: string): Promise<ProcessIdentity | null> {
  try {
    const value: unknown = JSON.parse(await readFile(makerFile(folder), 'utf8'))
    return shape(identityFields)(value) ? (value as ProcessIdentity) : null
  } catch {
    return null
  }
}

const identityFields: Fields<ProcessIdentity> = { host: isString, bootId: isString, pid: isNumber, startTime: isNumber }

function makerFile(folder: string): string {
  return `${folder}${makerSuffix}`
}

async function ownIdentity(processes: ProcessTable): Promise<ProcessIdentity> {
  const { pid } = process
  const startTime = (await processes.startTime(pid)) ?? 0
  return { host: processes.host, bootId: await processes.bootId(), pid, startTime }
}
