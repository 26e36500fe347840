import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ensureDependencies } from './bootstrap.mjs'
import { isMain, root } from './commands.mjs'

/** @typedef {import('./generate/files').GeneratedFile} GeneratedFile */

/**
 * Brings the generated files up to date, or only looks whether they are.
 *
 * @param {boolean} isCheck
 * @returns {Promise<readonly string[]>} the paths of the files that were stale
 */
export async function generate(isCheck) {
  const stale = []
  for (const file of await formattedFiles()) {
    const target = path.join(root, file.path)
    if ((await readOrNull(target)) === file.text) continue
    stale.push(file.path)
    if (!isCheck) await replace(target, file.text)
  }
  return stale
}

/** @returns {Promise<readonly GeneratedFile[]>} */
async function formattedFiles() {
  const prettier = await import('prettier')
  const files = await loadFiles()
  return Promise.all(
    files.map(async ({ path: file, text }) => {
      // The README is written by hand but for a part, and so is its layout.
      if (file === 'README.md') return { path: file, text }
      const options = await prettier.resolveConfig(path.join(root, file))
      return { path: file, text: await prettier.format(text, { ...options, filepath: file }) }
    }),
  )
}

/**
 * The tables are TypeScript: they are bundled in memory and imported.
 *
 * @returns {Promise<readonly GeneratedFile[]>}
 */
async function loadFiles() {
  const esbuild = await import('esbuild')
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['src/build/generate/files.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  })
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')
  /** @type {typeof import('./generate/files')} */
  const { generatedFiles } = await import(`data:text/javascript;base64,${code}`)
  return generatedFiles(await readFile(path.join(root, 'README.md'), 'utf8'))
}

/** @param {string} file */
async function readOrNull(file) {
  try {
    return await readFile(file, 'utf8')
  } catch {
    return null
  }
}

/**
 * @param {string} file
 * @param {string} text
 */
async function replace(file, text) {
  await mkdir(path.dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}`
  await writeFile(temporary, text)
  await rename(temporary, file)
}

if (isMain(import.meta.url)) {
  await ensureDependencies()
  const isCheck = process.argv.includes('--check')
  const stale = await generate(isCheck)
  for (const file of stale) process.stdout.write(`${isCheck ? 'stale' : 'written'} ${file}\n`)
  if (isCheck && stale.length > 0) {
    process.stdout.write('Run `npm run generate`.\n')
    process.exitCode = 1
  }
}
