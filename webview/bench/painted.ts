/** The next frame was painted: the one after it begins. */
export async function painted(): Promise<void> {
  await nextFrame()
  await nextFrame()
}

/** @returns when it began, in milliseconds */
export function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())))
}

/**
 * Mean milliseconds that `work` takes, without waiting for the frame.
 *
 * @param prepare is not counted
 */
export async function meanOf<Value>(
  repetitions: number,
  prepare: () => Value,
  work: (value: Value) => unknown,
): Promise<number> {
  let spent = 0
  for (let repetition = 0; repetition < repetitions; repetition++) {
    await painted()
    const value = prepare()
    const begin = performance.now()
    await work(value)
    spent += performance.now() - begin
  }
  return spent / repetitions
}
