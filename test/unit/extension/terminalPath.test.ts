import path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ExtensionContext } from 'vscode'
import { addToTerminalPath } from '../../../src/extension/terminalPath'

/** Settings by name, and who is told that one has changed. */
const window = vi.hoisted(() => ({
  settings: new Map<string, unknown>(),
  listeners: new Set<(change: { affectsConfiguration(name: string): boolean }) => void>(),
}))

vi.mock('vscode', () => ({
  l10n: { t: (text: string) => text },
  Uri: { joinPath: (_: unknown, ...names: readonly string[]) => ({ fsPath: `/extension/${names.join('/')}` }) },
  workspace: {
    workspaceFolders: [{ uri: { fsPath: '/project' } }],
    getConfiguration: () => ({ get: (name: string) => window.settings.get(name) }),
    onDidChangeConfiguration: (listener: (change: { affectsConfiguration(name: string): boolean }) => void) => {
      window.listeners.add(listener)
      return { dispose: () => window.listeners.delete(listener) }
    },
  },
}))

/** Sets a setting and tells of it. */
function set(name: string, value: unknown): void {
  window.settings.set(name, value)
  const change = { affectsConfiguration: (asked: string) => asked === `finetune-lab.${name}` }
  for (const listener of window.listeners) listener(change)
}

/** Variables that terminals get, those that are put before what is there marked so. */
function contribute(): ReadonlyMap<string, string> {
  const variables = new Map<string, string>()
  const environmentVariableCollection = {
    clear: () => variables.clear(),
    prepend: (name: string, value: string) => variables.set(name, `${value}…`),
    replace: (name: string, value: string) => variables.set(name, value),
  }
  addToTerminalPath({ environmentVariableCollection } as unknown as ExtensionContext)
  return variables
}

beforeEach(() => {
  window.settings.clear()
  window.listeners.clear()
})

describe('terminals of the window', () => {
  it('find the command line and the Node that runs it', () => {
    expect([...contribute()]).toEqual([
      ['PATH', `/extension/media/bin${path.delimiter}…`],
      ['FINETUNE_LAB_NODE', process.execPath],
    ])
  })

  it('use the cache that the setting names, as soon as it does and no longer', () => {
    const variables = contribute()
    set('python.cacheFolder', 'cache')
    expect(variables.get('FINETUNE_LAB_CACHE')).toBe(path.resolve('/project/cache'))
    set('python.cacheFolder', '')
    expect(variables.has('FINETUNE_LAB_CACHE')).toBe(false)
  })

  it('are left as they are where the setting says so', () => {
    const variables = contribute()
    set('python.cacheFolder', '/cache')
    set('terminal.addCommandLine', false)
    expect([...variables]).toEqual([])
  })
})
