/** Time, as a parameter: tests advance it by hand, and a jump of the system's clock is never taken for silence. */
export interface Clock {
  /** Wall clock, Unix milliseconds. May jump; only for names, dates and files' times. */
  now(): number
  /** Milliseconds from an arbitrary moment that never jump. For durations. */
  monotonic(): number
  /** Resolves after so many milliseconds, or at once when the signal aborts; never rejects. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) {
        resolve()
        return
      }
      const done = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, milliseconds)
      signal?.addEventListener('abort', done)
    }),
}
