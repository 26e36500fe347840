import path from 'node:path'
import { prepareData } from '../../../src/data/prepareData'

export interface Measurement {
  readonly seconds: number
  readonly cpuSeconds: number
  /** Largest resident set of this process. */
  readonly peakBytes: number
}

/** Reads a training file and writes its canonical form beside it, as the start of a run does. */
export async function measure(file: string, validationSplit: number): Promise<Measurement> {
  const start = performance.now()
  const { problems } = await prepareData(
    {
      files: { train: [{ path: file, name: path.basename(file) }] },
      textColumn: null,
      labelColumn: null,
      labels: null,
      labelMap: {},
      validationSplit,
      testSplit: null,
      seed: 42,
    },
    path.join(path.dirname(file), 'canonical'),
  )
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage()
  if (problems.some((problem) => problem.severity === 'error')) {
    throw new Error(`the generated file is read with errors: ${JSON.stringify(problems)}`)
  }
  return { seconds, cpuSeconds: (user + system) / 1e6, peakBytes: process.resourceUsage().maxRSS * 1024 }
}
