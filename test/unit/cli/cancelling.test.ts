import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildSync } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { runCommandLine } from '../../../src/cli/main'
import { temporaryFolder } from '../runs/fixture'
import { collectingContext } from './context'

/** The output of `interruptible.ts`, which the parent process interrupts. */
async function outputOf(interrupt: (child: ChildProcess) => void): Promise<string> {
  const outfile = path.join(temporaryFolder(), 'interruptible.cjs')
  const entryPoints = [path.join(import.meta.dirname, 'interruptible.ts')]
  buildSync({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs' })
  const child = spawn(process.execPath, [outfile], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  const chunks: string[] = []
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk))
  interrupt(child)
  await once(child, 'close')
  return chunks.join('')
}

describe('a process that can be interrupted', () => {
  it('is so by its parent before it listens, and ends though the parent keeps their channel', async () => {
    expect(await outputOf((child) => child.send({ type: 'interrupt' }))).toBe('listening\ninterrupted\n')
  })

  it.skipIf(process.platform === 'win32')('is so by Ctrl-C', async () => {
    expect(await outputOf((child) => child.stdout?.once('data', () => child.kill('SIGINT')))).toContain('interrupted')
  })
})

describe('a start', () => {
  it('that is cancelled before its data is read is cancelled, whatever becomes of the rest, and leaves nothing', async () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'model'))
    writeFileSync(path.join(folder, 'model', 'config.json'), '{"model_type": "bert"}')
    writeFileSync(path.join(folder, 'model', 'model.safetensors'), '')
    writeFileSync(path.join(folder, 'train.conll'), 'Lyon B-CITY\n')
    writeFileSync(
      path.join(folder, 'finetune.yaml'),
      'task: token-classification\nmodel_name_or_path: model\ntrain_file: train.conll\n',
    )
    const collecting = collectingContext(folder, ['start', 'finetune.yaml', '--json'])
    await runCommandLine({
      ...collecting.context,
      environmentVariables: { FINETUNE_PYTHON: '/nowhere/python3', FINETUNE_LAB_CACHE: folder },
      onInterrupt: (listener) => {
        listener()
        return () => undefined
      },
    })
    expect(JSON.parse(collecting.written.stdout)).toMatchObject({ error: { code: 'cancelled' } })
    expect(collecting.exitCode()).toBe(130)
    expect(existsSync(path.join(folder, 'runs'))).toBe(false)
  })
})
