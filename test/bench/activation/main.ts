import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import type { VsCodeTools } from '../../../src/build/vscodeTools.mjs'
import { launchVsCode } from '../../e2e/kit/launchVsCode'
import { driver, HostListener } from '../../vscode/kit/HostListener'
import type { Activation } from './measure'
import { measureActivation } from './measure'

/** Windows of each kind; each has an extension host of its own. */
const repetitions = 9

/**
 * `npm run bench activation`: what the extension costs before it is used. Goals: 10 ms to load its code and activate it,
 * 150 KB of code, a package of 22 MB.
 */
async function main(): Promise<void> {
  const { vscodeTools } = await import('../../../src/build/vscodeTools.mjs')
  const tools = await vscodeTools((line) => process.stderr.write(`${line}\n`))
  if ('missing' in tools) {
    process.stderr.write(`No real VS Code: ${tools.missing}\n`)
    process.exitCode = 1
    return
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'finetune-bench-'))
  try {
    await measureSizes(folder)
    await measureWindows(tools, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureSizes(folder: string): Promise<void> {
  const { packageExtension } = await import('../../../src/build/package.mjs')
  const { file, size } = await packageExtension(folder)
  print('Size', 'bytes')
  print('dist/extension.js', statSync('dist/extension.js').size.toLocaleString('en-US'))
  print(path.basename(file), size.toLocaleString('en-US'))
}

async function measureWindows(tools: VsCodeTools, folder: string): Promise<void> {
  const project = path.join(folder, 'project')
  mkdirSync(project)
  writeFileSync(path.join(project, 'finetune.yaml'), 'task: token-classification\n')
  const listener = new HostListener()
  await listener.listen()
  const variables = { ...listener.variables, FINETUNE_LAB_CACHE: path.join(folder, 'cache') }
  const vsCode = await launchVsCode({ tools, extension: { checkout: process.cwd() }, companions: [driver], variables })
  const activations = async (workspace: string | null) => {
    const measured: Activation[] = []
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const [host, window] = await Promise.all([listener.next(workspace), vsCode.openWindow(workspace)])
      // A window goes on to load parts of itself for a while, on the same cores.
      await window.page.waitForLoadState('networkidle')
      measured.push(await measureActivation(host))
      await window.close()
    }
    return measured
  }
  try {
    print('Activation, ms', 'code loaded', 'activate()', 'both', 'from', 'to')
    printActivations('as a window opens with a config', await activations(project))
    printActivations('by a command, in a window at rest', await activations(null))
    const load = (loadavg()[0] ?? 0).toFixed(1)
    process.stdout.write(`Medians of ${repetitions} windows, each with its own host; load ${load} at the end.\n`)
  } finally {
    await vsCode.close()
    listener.close()
  }
}

function printActivations(name: string, measured: readonly Activation[]): void {
  const both = measured.map(({ load, activate }) => load + activate)
  const medians = [measured.map(({ load }) => load), measured.map(({ activate }) => activate), both].map(median)
  print(name, ...[...medians, Math.min(...both), Math.max(...both)].map(String))
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? NaN
}

function print(name: string, ...cells: readonly string[]): void {
  process.stdout.write(`${name.padEnd(36)}${cells.map((cell) => cell.padStart(13)).join('')}\n`)
}

void main()
