import { stat } from 'node:fs/promises'
import type { DataSettings } from '../../config/resolvedConfig'
import type { CheckedData, DataRequest } from '../../data/request'
import { dataRequest } from '../../runs/dataRequest'

/** Reads the files of a request from their first to their last byte, elsewhere than where keystrokes are answered. */
export type ReadData = (request: DataRequest, signal: AbortSignal) => Promise<CheckedData>

/** What is known of a config's data. */
export interface KnownData {
  readonly data: CheckedData
  /** Whether it is of just these files and settings; else it is what was known before they changed. */
  readonly isCurrent: boolean
}

/** Milliseconds after the last question before data is read: while someone types, the settings change with each key. */
const patience = 250

interface Reading {
  readonly key: string
  readonly abort: AbortController
}

interface Counted {
  readonly key: string
  readonly stamp: string
  readonly data: CheckedData
}

/**
 * The examples, labels and problems of each config's data, read in the background. An answer never waits: it is what is
 * known now, and `onDidRead` says when more is.
 */
export class DataCounts {
  /** By path of the config: only the last one of each is kept. */
  private readonly counted = new Map<string, Counted>()
  private readonly readings = new Map<string, Reading>()

  constructor(
    private readonly read: ReadData,
    private readonly onDidRead: (configPath: string) => void,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** What is known; it is read anew if that may be out of date. */
  look(settings: DataSettings): KnownData | null {
    const request = dataRequest(settings)
    const key = JSON.stringify(request)
    const { configPath } = settings
    const known = this.ofKey(configPath, key)
    if (this.readings.get(configPath)?.key !== key) void this.refresh(configPath, key, request)
    return known
  }

  /** What is known, and nothing read. */
  known(settings: DataSettings): KnownData | null {
    return this.ofKey(settings.configPath, JSON.stringify(dataRequest(settings)))
  }

  /** What was known last, while the config does not say which data it means: half-typed text rarely does. */
  lastOf(configPath: string): KnownData | null {
    const known = this.counted.get(configPath)
    return known === undefined ? null : { data: known.data, isCurrent: false }
  }

  /** Nobody asks for this config's data any more. */
  forget(configPath: string): void {
    this.readings.get(configPath)?.abort.abort()
    this.readings.delete(configPath)
    this.counted.delete(configPath)
  }

  dispose(): void {
    for (const path of [...this.readings.keys()]) this.forget(path)
  }

  private ofKey(configPath: string, key: string): KnownData | null {
    const known = this.counted.get(configPath)
    return known === undefined ? null : { data: known.data, isCurrent: known.key === key }
  }

  private async refresh(configPath: string, key: string, request: DataRequest): Promise<void> {
    this.readings.get(configPath)?.abort.abort()
    const reading = { key, abort: new AbortController() }
    const { signal } = reading.abort
    this.readings.set(configPath, reading)
    try {
      await quiet(this.counted.has(configPath) ? patience : 0, signal)
      const stamp = await stampOf(request)
      const known = this.counted.get(configPath)
      signal.throwIfAborted()
      if (known?.key === key && known.stamp === stamp) return
      const data = await this.read(request, signal)
      signal.throwIfAborted()
      this.counted.set(configPath, { key, stamp, data })
      this.readings.delete(configPath)
      this.onDidRead(configPath)
    } catch (error) {
      if (!signal.aborted) this.onFailure(error)
    } finally {
      if (this.readings.get(configPath) === reading) this.readings.delete(configPath)
    }
  }
}

/** Resolves after some time, or at once when nobody waits any more. */
function quiet(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** Changes with the files: a file that is as long and as old as before is the same. */
async function stampOf({ files }: DataRequest): Promise<string> {
  const paths = Object.values(files).flatMap((each) => each.map(({ path }) => path))
  const stamps = await Promise.all(paths.map(stampOfFile))
  return stamps.join('\n')
}

async function stampOfFile(path: string): Promise<string> {
  try {
    const { size, mtimeMs } = await stat(path)
    return `${path} ${size} ${mtimeMs}`
  } catch {
    return `${path} none`
  }
}
