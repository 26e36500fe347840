import { open, rm, stat } from 'node:fs/promises'
import type { Clock } from '../shared/clock'
import { systemCode } from '../shared/systemError'

/** Milliseconds between two tries to be the only writer, and after which one that holds the lock is taken for dead. */
const retryInterval = 20
const deadAfter = 5000

/**
 * Reads and writes a small file while no other process of ours does, so that of two that change it at once each sees
 * what the other wrote.
 *
 * @param file absolute; a lock lies beside it meanwhile
 * @throws what `work` throws; the file system's error
 */
export async function asOnlyWriter<Result>(file: string, clock: Clock, work: () => Promise<Result>): Promise<Result> {
  const lock = `${file}.lock`
  await acquire(lock, clock)
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}

/** Waits until this is the only writer. */
async function acquire(lock: string, clock: Clock): Promise<void> {
  for (;;) {
    try {
      await (await open(lock, 'wx')).close()
      return
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error
    }
    if (await isDead(lock, clock)) await rm(lock, { force: true })
    else await clock.sleep(retryInterval)
  }
}

/** A writer needs some milliseconds: one that was cut off leaves its lock behind. */
async function isDead(lock: string, clock: Clock): Promise<boolean> {
  try {
    return clock.now() - (await stat(lock)).mtimeMs > deadAfter
  } catch {
    return false
  }
}
