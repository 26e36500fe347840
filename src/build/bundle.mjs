import { chmod, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { ensureDependencies } from './bootstrap.mjs'
import { isMain, root } from './commands.mjs'

const distribution = path.join(root, 'dist')

/** What runs for users, and what only this checkout runs; each file of ours by its product's name in `dist/`. */
const products = {
  cli: 'src/cli/main.ts',
  inference: 'src/inference/main.ts',
  'build/environment': 'src/build/environment.ts',
}

/** The language server, and the process that reads data for it. */
const languageServer = { server: 'src/server/main.ts', dataReader: 'src/server/dataReader.ts' }

/** What runs in a browser: the panels. */
const panels = {
  runPanel: 'webview/runPanel/main.ts',
  schedulePreview: 'webview/schedulePreview/main.ts',
  data: 'webview/data/main.ts',
  errorBrowser: 'webview/errors/main.ts',
  tokens: 'webview/tokens/main.ts',
}

/**
 * Builds `dist/`: the bundles, the trainer's files, and onnxruntime's library for this platform.
 *
 * @param {(line: string) => void} say told what is left out and why
 */
export async function bundle(say) {
  await bundleCommandLine(say)
  await bundleServer()
  await bundleExtension()
  await bundlePanels()
}

/**
 * Builds of `dist/` what runs without an editor.
 *
 * @param {(line: string) => void} say told what is left out and why
 */
export async function bundleCommandLine(say) {
  const esbuild = await import('esbuild')
  const entries = Object.entries(products).filter(([, file]) => existsSync(path.join(root, file)))
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(entries),
    outdir: distribution,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
    external: ['*.node'],
    plugins: [nativeBinding],
    logLevel: 'warning',
    legalComments: 'none',
  })
  await chmod(path.join(distribution, 'cli.js'), 0o755)
  await copyTrainer()
  await copyNativeLibrary(say)
}

/** What starts with the first config that is opened. Names stay as they are: its log is to be readable. */
async function bundleServer() {
  const esbuild = await import('esbuild')
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: languageServer,
    outdir: distribution,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minifyWhitespace: true,
    minifySyntax: true,
    plugins: [cryptoLater],
    logLevel: 'warning',
    legalComments: 'none',
  })
}

/**
 * vscode-jsonrpc names pipes at random, which a server on standard input has none of: Node's `crypto`, which takes
 * several milliseconds to load, waits until it is used.
 *
 * @type {import('esbuild').Plugin}
 */
const cryptoLater = {
  name: 'crypto-later',
  setup(build) {
    build.onResolve({ filter: /^crypto$/ }, ({ path: name, importer }) =>
      importer.includes('vscode-jsonrpc') ? { path: name, namespace: 'later' } : null,
    )
    build.onResolve({ filter: /./, namespace: 'later' }, ({ path: name }) => ({ path: name, external: true }))
    build.onLoad({ filter: /./, namespace: 'later' }, () => ({
      contents:
        "for (const name of ['randomBytes', 'randomUUID']) exports[name] = (...a) => require('crypto')[name](...a)",
      loader: 'js',
    }))
  },
}

/**
 * What VS Code's extension host loads: as a window opens one small file, whose size is what the start costs; what is
 * imported with its first use lies apart. By Rolldown, since esbuild splits ECMAScript modules only and cuts what a window
 * needs into several; one file of CommonJS loads in two thirds of the time.
 */
async function bundleExtension() {
  await rm(path.join(distribution, 'extension'), { recursive: true, force: true })
  const { build } = await import('rolldown')
  await build({
    cwd: root,
    input: { extension: 'src/extension/main.ts' },
    platform: 'node',
    transform: { target: 'node20' },
    external: ['vscode'],
    // What later files have in common with the first stays in it, and they import it from there.
    preserveEntrySignatures: 'allow-extension',
    logLevel: 'warn',
    output: {
      dir: distribution,
      format: 'cjs',
      chunkFileNames: 'extension/[name].js',
      minify: true,
      keepNames: true,
      comments: false,
    },
  })
}

/** One module a panel, and the icons of VS Code, which a page has to bring along. */
async function bundlePanels() {
  const esbuild = await import('esbuild')
  const folder = path.join(distribution, 'webview')
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: panels,
    outdir: folder,
    bundle: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    minify: true,
    logLevel: 'warning',
    legalComments: 'none',
  })
  const icons = path.join(root, 'node_modules', '@vscode', 'codicons', 'dist')
  for (const name of ['codicon.css', 'codicon.ttf']) await cp(path.join(icons, name), path.join(folder, name))
}

/**
 * onnxruntime-node requires its library from `bin/<napi>/<platform>/<arch>`; in `dist/` there is one, in `native/`.
 *
 * @type {import('esbuild').Plugin}
 */
const nativeBinding = {
  name: 'native-binding',
  setup(build) {
    build.onLoad({ filter: /onnxruntime-node[\\/]dist[\\/]binding\.js$/ }, async ({ path: file }) => {
      const code = await readFile(file, 'utf8')
      const contents = code.replace(
        /require\(`[^`]*onnxruntime_binding\.node`\)/,
        "require('./native/onnxruntime_binding.node')",
      )
      if (contents === code) throw new Error(`${file} loads its library in a new way: mend bundle.mjs`)
      return { contents, loader: 'js' }
    })
  },
}

async function copyTrainer() {
  await replaceFolder(path.join(distribution, 'trainer'), async (folder) => {
    for (const name of ['run_trainer.py', 'finetune_trainer', 'requirements']) {
      const source = path.join(root, 'src', 'trainer', name)
      if (!existsSync(source)) continue
      await cp(source, path.join(folder, name), {
        recursive: true,
        filter: (file) => path.basename(file) !== '__pycache__',
      })
    }
  })
}

/** @param {(line: string) => void} say */
async function copyNativeLibrary(say) {
  const binaries = path.join(root, 'node_modules', 'onnxruntime-node', 'bin', 'napi-v6')
  const source = path.join(binaries, process.platform, process.arch)
  const target = path.join(distribution, 'native')
  if (!existsSync(source)) {
    say(`Left out: predictions in Node, since ONNX Runtime has no library for ${process.platform}-${process.arch}.`)
    return
  }
  const manifest = await readFile(path.join(binaries, '..', '..', 'package.json'), 'utf8')
  const copied = path.join(target, 'package.json')
  if (existsSync(copied) && (await readFile(copied, 'utf8')) === manifest) return
  await replaceFolder(target, async (folder) => {
    await cp(source, folder, { recursive: true })
    await writeFile(path.join(folder, 'package.json'), manifest)
  })
}

/**
 * @param {string} folder replaced by what `fill` writes, so that a reader never sees half of it
 * @param {(temporary: string) => Promise<void>} fill
 */
async function replaceFolder(folder, fill) {
  const temporary = `${folder}.${process.pid}`
  await mkdir(temporary, { recursive: true })
  await fill(temporary)
  await rm(folder, { recursive: true, force: true })
  await rename(temporary, folder)
}

if (isMain(import.meta.url)) {
  await ensureDependencies()
  await bundle((line) => process.stdout.write(`${line}\n`))
}
