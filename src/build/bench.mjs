import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { ensureDependencies } from './bootstrap.mjs'
import { bundle } from './bundle.mjs'
import { root, runCommand } from './commands.mjs'
import { developmentPython } from './developmentPython.mjs'

// `npm run bench <name> -- <options>` runs test/bench/<name>/main.ts, or main.py with the development environment.

const [name = '', ...options] = process.argv.slice(2)
const benches = path.join(root, 'test', 'bench')
const folder = path.join(benches, name)

if (name === '' || !existsSync(folder)) {
  process.stderr.write(`Benches: ${readdirSync(benches).join(', ')}. Run one with: npm run bench <name>\n`)
  process.exit(2)
}
await ensureDependencies()
await bundle((line) => process.stdout.write(`${line}\n`))
process.exitCode = existsSync(path.join(folder, 'main.py')) ? await runPython() : await runTypeScript()

async function runPython() {
  const python = developmentPython()
  return python === null ? 1 : runCommand(python, [path.join(folder, 'main.py'), ...options])
}

async function runTypeScript() {
  const esbuild = await import('esbuild')
  const program = path.join(root, 'dist', 'bench', `${name}.cjs`)
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: [path.join(folder, 'main.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    packages: 'external',
    // Scripts of this folder know themselves by where they lie; a bench gets at them with `import()`.
    external: [path.join(root, 'src', 'build', '*.mjs')],
    logLevel: 'warning',
  })
  return runCommand(process.execPath, [program, ...options])
}
