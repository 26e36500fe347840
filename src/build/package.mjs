import { mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { ensureDependencies } from './bootstrap.mjs'
import { bundle } from './bundle.mjs'
import { isMain, root } from './commands.mjs'

// `npm run package` makes the file that users install, for the platform that it runs on: ONNX Runtime is native code.

/** A promise to users, in bytes. */
export const largestSize = 22e6

/**
 * Packs `dist/` as it is, and what else `.vscodeignore` names. Nothing is left behind if that fails.
 *
 * @param {string} folder that the package is written to
 * @returns {Promise<{ readonly file: string, readonly size: number }>}
 */
export async function packageExtension(folder) {
  const { createVSIX } = await import('@vscode/vsce')
  const target = `${process.platform}-${process.arch}`
  /** @type {{ name: string, version: string }} */
  const { name, version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'))
  const temporary = await mkdtemp(path.join(folder, '.package-'))
  try {
    const packed = path.join(temporary, 'extension.vsix')
    await createVSIX({
      cwd: root,
      target,
      packagePath: packed,
      // All is bundled.
      dependencies: false,
      // The README is read from the package, with what it refers to; and there is no address to refer to instead.
      rewriteRelativeLinks: false,
      allowMissingRepository: true,
    })
    const file = path.join(folder, `${name}-${target}-${version}.vsix`)
    await rename(packed, file)
    return { file, size: (await stat(file)).size }
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

if (isMain(import.meta.url)) {
  await ensureDependencies()
  await bundle((line) => process.stdout.write(`${line}\n`))
  const { file, size } = await packageExtension(root)
  process.stdout.write(
    `${path.relative(process.cwd(), file)}: ${megabytes(size)} of at most ${megabytes(largestSize)}\n`,
  )
  if (size > largestSize) {
    process.stderr.write('It is too large: see what is in it with `unzip -l`, and what is not needed.\n')
    process.exitCode = 1
  }
}
