import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../src/extension/contributions/commands'
import { language } from '../../src/extension/contributions/language'
import { settingPrefix, settings } from '../../src/extension/contributions/settings'
import { emptyFolder } from '../e2e/kit/project'
import type { Api, ExtensionHost } from './kit/ExtensionHost'
import { useHosts } from './kit/useHosts'

const hosts = useHosts()

/** A folder with one file, somewhere in it. */
function folderWith(name: string, file: string): string {
  const folder = emptyFolder(name)
  mkdirSync(path.join(folder, path.dirname(file)), { recursive: true })
  writeFileSync(path.join(folder, file), 'task: token-classification\n')
  return folder
}

/** Asking does not activate it. */
function isActive(vscode: Api): boolean {
  return vscode.extensions.getExtension('finetune-lab.finetune-lab')?.isActive === true
}

/** The part of the manifest that is looked at, as VS Code has read it. */
interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string | { readonly value: string } }[]
  }
}

function readManifest(vscode: Api): Manifest {
  return vscode.extensions.getExtension('finetune-lab.finetune-lab')?.packageJSON as Manifest
}

describe('the extension', () => {
  it('is activated where a config of another name lies in the folder', async () => {
    const { host, window } = await hosts.open(folderWith('activated', 'configs/second.finetune.yaml'))
    expect(await host.run(isActive)).toBe(true)
    await window.close()
  })

  it('is not activated elsewhere until a config is opened', async () => {
    const { host, window } = await hosts.open(folderWith('not-activated', 'other.yaml'))
    expect(await host.run(isActive)).toBe(false)
    await host.run(async (vscode, id) => {
      await vscode.workspace.openTextDocument({ language: id })
    }, language.id)
    await expect.poll(() => host.run(isActive), { timeout: 30_000 }).toBe(true)
    await window.close()
  })
})

describe('a folder with a config', () => {
  let folder: string
  let host: ExtensionHost
  beforeAll(async () => {
    folder = folderWith('manifest', 'configs/finetune.yaml')
    ;({ host } = await hosts.open(folder))
  })

  it('activates the extension, which exports nothing', async () => {
    expect(await host.run(isActive)).toBe(true)
    const exported = await host.run((vscode) => {
      const extension = vscode.extensions.getExtension<unknown>('finetune-lab.finetune-lab')
      return [extension?.id, typeof extension?.exports]
    })
    expect(exported).toEqual(['finetune-lab.finetune-lab', 'undefined'])
  })

  it('has every command that the manifest names, and no other of ours', async () => {
    const { contributes } = await host.run(readManifest)
    const registered = await host.run((vscode) => vscode.commands.getCommands(true))
    const own = registered.filter(
      (id) =>
        id.startsWith('finetune-lab.') && !/\.(focus|open|removeView|resetViewLocation|toggleVisibility)$/.test(id),
    )
    expect(own.sort()).toEqual(contributes.commands.map(({ command }) => command).sort())
  })

  it('shows texts in place of their keys', async () => {
    const manifest = await host.run(readManifest)
    expect(JSON.stringify(manifest).match(/%[\w.-]+%/g)).toBeNull()
    const titles = manifest.contributes.commands.map(({ title }) => (typeof title === 'string' ? title : title.value))
    expect(titles).toEqual(Object.values(commands).map(({ title }) => title))
  })

  it('has all settings at their defaults', async () => {
    const defaults = Object.fromEntries(
      Object.values(settings).flatMap((group) =>
        Object.entries(group).map(([name, { default: value }]) => [name, value]),
      ),
    )
    const found = await host.run(
      (vscode, prefix, names) => {
        const configuration = vscode.workspace.getConfiguration(prefix)
        return Object.fromEntries(names.map((name) => [name, configuration.inspect(name)?.defaultValue]))
      },
      settingPrefix,
      Object.keys(defaults),
    )
    expect(found).toEqual(defaults)
  })

  it('keeps what is in runs out of what is watched and searched, beside what VS Code keeps out itself', async () => {
    const kept = await host.run((vscode) =>
      ['files.watcherExclude', 'search.exclude'].map((setting) =>
        Object.keys(vscode.workspace.getConfiguration().get<Record<string, boolean>>(setting, {})),
      ),
    )
    for (const globs of kept) {
      expect(globs).toContain('**/runs/*-????????-??????*/**')
      expect(globs.length).toBeGreaterThan(1)
    }
  })

  it.each([
    ['finetune.yaml', language.id],
    ['second.finetune.yaml', language.id],
    ['other.yaml', 'yaml'],
  ])('opens %s as %s', async (name, id) => {
    const file = path.join(folder, name)
    writeFileSync(file, 'task: token-classification\n')
    expect(
      await host.run(async (vscode, opened) => (await vscode.workspace.openTextDocument(opened)).languageId, file),
    ).toBe(id)
  })

  it('indents configs by two spaces and comments their lines with #', async () => {
    const indentation = await host.run((vscode, languageId) => {
      const editor = vscode.workspace.getConfiguration('editor', { languageId })
      return [editor.get('tabSize'), editor.get('insertSpaces')]
    }, language.id)
    expect(indentation).toEqual([2, true])
    await host.run(async (vscode, languageId) => {
      const content = 'task: token-classification'
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: languageId, content }))
      await vscode.commands.executeCommand('editor.action.commentLine')
    }, language.id)
    const commented = await host.when(
      (vscode) => vscode.workspace.onDidChangeTextDocument,
      (vscode) => {
        const texts = vscode.workspace.textDocuments.map((document) => document.getText())
        return texts.find((text) => text.startsWith('#'))
      },
    )
    expect(commented).toBe('# task: token-classification')
  })
})
