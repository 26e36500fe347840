import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'

/** The part of a manifest that names an extension. */
interface ExtensionName {
  readonly publisher: string
  readonly name: string
  readonly version: string
}

/** What a package holds: the rest of a checkout is kept out of the extension host's sight. */
const shipped = ['package.json', 'package.nls.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'dist', 'media'] as const

/** Installs the products of a checkout. A copy, since VS Code knows whose code runs by where the file really lies. */
export function installCheckout(checkout: string, extensionsFolder: string): void {
  const folder = installedFolder(checkout, extensionsFolder)
  for (const item of shipped) {
    const source = path.join(checkout, item)
    if (existsSync(source)) cpSync(source, path.join(folder, item), { recursive: true })
  }
}

/** Installs an unpacked extension where it lies, such as a stand-in for one that ours talks to. */
export function linkExtension(folder: string, extensionsFolder: string): void {
  symlinkSync(folder, installedFolder(folder, extensionsFolder))
}

function installedFolder(source: string, extensionsFolder: string): string {
  const manifest = readFileSync(path.join(source, 'package.json'), 'utf8')
  const { publisher, name, version } = JSON.parse(manifest) as ExtensionName
  return path.join(extensionsFolder, `${publisher}.${name}-${version}`)
}
