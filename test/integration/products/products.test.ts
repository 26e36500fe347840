import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')

/** A copy of what is shipped, where no `node_modules` can be found. */
const shipped = mkdtempSync(path.join(tmpdir(), 'finetune-products-'))

function finetune(...words: readonly string[]) {
  const program = path.join(shipped, 'dist', 'cli.js')
  return spawnSync(process.execPath, [program, ...words], { encoding: 'utf8', cwd: shipped })
}

beforeAll(() => {
  if (!existsSync(path.join(root, 'dist', 'cli.js'))) throw new Error('there is no dist/: run `npm run build`')
  for (const folder of ['dist', 'media'])
    cpSync(path.join(root, folder), path.join(shipped, folder), { recursive: true })
})

describe('the products, away from the checkout', () => {
  it('write a sample that has no problem', () => {
    expect(finetune('init', 'sample').status).toBe(0)
    const checked = finetune('check', 'sample', '--json')
    expect(JSON.parse(checked.stdout)).toEqual([])
    expect(checked.status).toBe(0)
  })

  it('hold onnxruntime’s library for this platform, which loads', () => {
    const library = path.join(shipped, 'dist', 'native', 'onnxruntime_binding.node')
    execFileSync(process.execPath, ['-e', 'require(process.argv[1])', library])
  })

  it('hold the trainer without compiled files or tests', () => {
    const files = readdirSync(path.join(shipped, 'dist', 'trainer'), { recursive: true, encoding: 'utf8' })
    expect(files).toContain('run_trainer.py')
    expect(files.filter((file) => /pycache|test_/.test(file))).toEqual([])
  })

  it('end quietly when nobody reads what they print', async () => {
    const child = spawn(process.execPath, [path.join(shipped, 'dist', 'cli.js'), '--help'])
    child.stdout.destroy()
    const [stderr] = await Promise.all([text(child.stderr), once(child, 'exit')])
    expect(stderr).toBe('')
  })
})
