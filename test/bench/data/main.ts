import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { generateFile, type GeneratedFormat, generatedFormats } from './generateFile'
import { type Measurement, measure } from './measure'

/** One line of the table: which file is read, and how. */
interface Scenario {
  readonly name: string
  readonly format: GeneratedFormat
  readonly validationSplit: number
}

const scenarios: readonly Scenario[] = [
  ...generatedFormats.map((format) => ({ name: format, format, validationSplit: 0 })),
  { name: 'conll, 10 % set aside', format: 'conll', validationSplit: 0.1 },
]

/** `npm run bench data -- --megabytes 1000 --only conll`: speed and memory of reading, each in a process of its own. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      megabytes: { type: 'string', default: '100' },
      only: { type: 'string', default: '' },
      // Of the children.
      file: { type: 'string' },
      share: { type: 'string', default: '0' },
    },
  })
  if (values.file !== undefined) {
    process.stdout.write(JSON.stringify(await measure(values.file, Number(values.share))))
    return
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'finetune-bench-'))
  try {
    print('Reading', 'MB', 'MB/s', 'MB per CPU s', 'peak MB')
    for (const scenario of scenarios.filter(({ name }) => name.startsWith(values.only))) {
      run(scenario, folder, Number(values.megabytes))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const load = (loadavg()[0] ?? 0).toFixed(1)
  process.stdout.write(`Node ${process.version}, ${cpus().length} cores, load ${load} at the end.\n`)
}

function run({ name, format, validationSplit }: Scenario, folder: string, megabytes: number): void {
  const file = path.join(folder, `train.${format}`)
  generateFile(file, format, megabytes * 1e6)
  const script = process.argv[1] ?? ''
  const output = execFileSync(process.execPath, [script, '--file', file, '--share', String(validationSplit)])
  const { seconds, cpuSeconds, peakBytes } = JSON.parse(output.toString()) as Measurement
  const size = statSync(file).size / 1e6
  const speeds = [size / seconds, size / cpuSeconds].map((speed) => speed.toFixed(1))
  print(name, size.toFixed(0), ...speeds, (peakBytes / 1e6).toFixed(0))
  rmSync(file)
}

function print(name: string, ...cells: readonly string[]): void {
  process.stdout.write(`${name.padEnd(22)}${cells.map((cell) => cell.padStart(13)).join('')}\n`)
}

void main()
