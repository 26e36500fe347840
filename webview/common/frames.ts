/**
 * Calls `work` once before the next frame is painted, however often it is asked for until then. Browsers paint no
 * frames of a hidden page: then nothing is done until it is shown.
 */
export function oncePerFrame(work: () => void): () => void {
  let isAsked = false
  return () => {
    if (isAsked) return
    isAsked = true
    requestAnimationFrame(() => {
      isAsked = false
      work()
    })
  }
}
