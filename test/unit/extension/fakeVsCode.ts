/**
 * The part of VS Code's API that the commands use, for `vi.mock('vscode', () => import('./fakeVsCode'))`: messages are
 * answered and commands noted as `fake` says.
 */
import path from 'node:path'
import { t } from '@vscode/l10n'
import { vi } from 'vitest'

export const l10n = { t }

/** What a test says and sees. Its mocks are reset by `resetFake`. */
export const fake = {
  /** The label that is clicked where a message is shown; undefined dismisses it. */
  answer: vi.fn<(message: string, labels: readonly string[]) => string | undefined | Promise<string | undefined>>(),
  executeCommand: vi.fn<(id: string, ...parameters: readonly unknown[]) => Promise<unknown>>(),
  showTextDocument: vi.fn<(uri: Uri, options?: unknown) => Promise<unknown>>(),
  openTextDocument: vi.fn<(uri: Uri) => Promise<unknown>>(),
  deleteFile: vi.fn<(uri: Uri) => Promise<void>>(),
  /** What is written into a box that asks; undefined dismisses it. */
  input: vi.fn<(title: string) => string | undefined>(),
  /** Labels that are chosen from a list; undefined dismisses it. */
  pick: vi.fn<(labels: readonly string[]) => string | readonly string[] | undefined>(),
  /** The folder that is chosen in a dialog; undefined dismisses it. */
  folder: vi.fn<() => string | undefined>(),
  /** What the clipboard was given. */
  copy: vi.fn<(text: string) => Promise<void>>(),
  /** The small print of the dialogs that were shown. */
  details: [] as string[],
  /** Values of our settings by name; those that are missing have their defaults. */
  settings: new Map<string, unknown>(),
  /** What was last made with `createTreeView`. */
  view: {} as FakeTreeView,
}

interface FakeTreeView {
  message?: string
  badge?: unknown
  selection?: readonly unknown[]
}

const noEvent = () => ({ dispose: () => undefined })

const trusting = new Set<() => void>()

/** The user trusts the workspace. */
export function grantTrust(): void {
  workspace.isTrusted = true
  for (const listener of [...trusting]) listener()
}

/** Nothing is answered, and everything succeeds. */
export function resetFake(): void {
  for (const mock of Object.values(fake)) if (typeof mock === 'function') mock.mockReset()
  fake.details.length = 0
  fake.settings.clear()
  fake.copy.mockResolvedValue(undefined)
  fake.executeCommand.mockResolvedValue(undefined)
  fake.showTextDocument.mockResolvedValue(undefined)
  fake.openTextDocument.mockResolvedValue({ languageId: 'finetune' })
  fake.deleteFile.mockResolvedValue(undefined)
  workspace.textDocuments = []
  workspace.isTrusted = true
  trusting.clear()
  window.tabGroups.all = []
  tabChanges.dispose()
  cancellations.dispose()
}

export class Uri {
  private constructor(
    readonly fsPath: string,
    readonly scheme = 'file',
  ) {}

  static file(fsPath: string): Uri {
    return new Uri(fsPath)
  }

  toString(): string {
    return `${this.scheme}://${this.fsPath}`
  }

  with({ scheme }: { readonly scheme: string }): Uri {
    return new Uri(this.fsPath, scheme)
  }

  static joinPath({ fsPath }: Uri, ...names: readonly string[]): Uri {
    return new Uri(path.join(fsPath, ...names))
  }
}

export class EventEmitter<Value> {
  private readonly listeners = new Set<(value: Value) => void>()
  readonly event = (listener: (value: Value) => void) => {
    this.listeners.add(listener)
    return { dispose: () => this.listeners.delete(listener) }
  }

  fire(value: Value): void {
    for (const listener of this.listeners) listener(value)
  }

  dispose(): void {
    this.listeners.clear()
  }
}

export const Disposable = {
  from: (...all: readonly { dispose(): unknown }[]) => ({
    dispose: () => {
      for (const each of all) each.dispose()
    },
  }),
}

export class CodeLens {
  constructor(
    readonly range: Range,
    readonly command: unknown,
  ) {}
}

export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}

export class Range {
  constructor(
    readonly startLine: number,
    readonly startCharacter: number,
  ) {}
}

/** Buttons come after the message and, in a dialog, its options. */
function show(message: string, ...rest: readonly unknown[]) {
  for (const item of rest) if (isDialog(item)) fake.details.push(item.detail)
  return Promise.resolve(
    fake.answer(
      message,
      rest.filter((item) => typeof item === 'string'),
    ),
  )
}

function isDialog(item: unknown): item is { readonly detail: string } {
  return typeof item === 'object' && item !== null && 'detail' in item
}

interface Pickable {
  readonly label: string
}

function pick<Item extends Pickable>(items: readonly Item[]): Promise<Item | readonly Item[] | undefined> {
  const chosen = fake.pick(items.map(({ label }) => label))
  const find = (label: string) => items.find((item) => item.label === label)
  const several = typeof chosen === 'object' ? chosen.flatMap((label) => find(label) ?? []) : undefined
  return Promise.resolve(typeof chosen === 'string' ? find(chosen) : several)
}

export class TabInputWebview {
  constructor(readonly viewType: string) {}
}

export interface FakeTab {
  readonly label: string
  readonly input: unknown
  readonly group: { readonly viewColumn: number }
}

interface FakeTabChange {
  readonly opened: readonly FakeTab[]
  readonly changed: readonly FakeTab[]
  readonly closed: readonly FakeTab[]
}

/** What VS Code says of tabs. */
export const tabChanges = new EventEmitter<FakeTabChange>()

const cancellations = new EventEmitter<undefined>()

/** The user cancels what shows its progress. */
export function cancelFake(): void {
  cancellations.fire(undefined)
}

export const window = {
  showErrorMessage: show,
  showWarningMessage: show,
  showInformationMessage: show,
  showTextDocument: (uri: Uri, ...options: readonly unknown[]) => fake.showTextDocument(uri, ...options),
  showQuickPick: pick,
  showOpenDialog: () => {
    const folder = fake.folder()
    return Promise.resolve(folder === undefined ? undefined : [Uri.file(folder)])
  },
  showInputBox: ({ title }: { title: string }) => Promise.resolve(fake.input(title)),
  createTreeView: () => {
    fake.view = { selection: [] }
    return Object.assign(fake.view, { onDidChangeVisibility: noEvent, dispose: () => undefined })
  },
  tabGroups: {
    /** A test puts tabs here; closed ones leave. */
    all: [] as { tabs: FakeTab[]; viewColumn: number }[],
    onDidChangeTabs: (listener: (change: FakeTabChange) => void) => tabChanges.event(listener),
    close: (tab: FakeTab) => {
      for (const group of window.tabGroups.all) group.tabs = group.tabs.filter((each) => each !== tab)
      tabChanges.fire({ opened: [], changed: [], closed: [tab] })
      return Promise.resolve(true)
    },
  },
  registerWebviewPanelSerializer: () => ({ dispose: () => undefined }),
  withProgress: (_: unknown, work: (progress: unknown, token: unknown) => unknown) =>
    Promise.resolve(work({ report: () => undefined }, { onCancellationRequested: cancellations.event })),
}

const edits = new EventEmitter<{ readonly document: unknown; readonly contentChanges: readonly unknown[] }>()
const closings = new EventEmitter<unknown>()

/** A document is edited; what is told of it is the test's business. */
export function editFake(document: unknown, ...contentChanges: readonly unknown[]): void {
  edits.fire({ document, contentChanges })
}

/** A document is closed. */
export function closeFake(document: unknown): void {
  closings.fire(document)
}

const saves = new EventEmitter<{ readonly uri: Uri }>()

/** The user saves a document. */
export function saveFake(uri: Uri): void {
  saves.fire({ uri })
}

export const workspace = {
  isTrusted: true,
  onDidGrantWorkspaceTrust: (listener: () => void) => {
    trusting.add(listener)
    return { dispose: () => trusting.delete(listener) }
  },
  getConfiguration: () => ({
    get: (name: string) => fake.settings.get(name),
    inspect: () => ({}),
    update: (name: string, value: unknown) => Promise.resolve(fake.settings.set(name, value)),
  }),
  textDocuments: [] as readonly { readonly uri: Uri }[],
  openTextDocument: (uri: Uri) => fake.openTextDocument(uri),
  saveAll: () => Promise.resolve(true),
  asRelativePath: (file: Uri | string) => path.basename(typeof file === 'string' ? file : file.fsPath),
  onDidChangeTextDocument: edits.event,
  onDidSaveTextDocument: (listener: (document: { readonly uri: Uri }) => void) => saves.event(listener),
  onDidCloseTextDocument: closings.event,
  fs: { delete: (uri: Uri) => fake.deleteFile(uri) },
}

export const commands = {
  executeCommand: (id: string, ...parameters: readonly unknown[]) => fake.executeCommand(id, ...parameters),
}

export const languages = {
  createDiagnosticCollection: () => ({
    clear: () => undefined,
    get: () => undefined,
    set: () => undefined,
    dispose: () => undefined,
  }),
  getDiagnostics: () => [],
  registerCodeLensProvider: () => ({ dispose: () => undefined }),
  onDidChangeDiagnostics: () => ({ dispose: () => undefined }),
}

export const env = {
  language: 'en',
  remoteName: undefined as string | undefined,
  uiKind: 1,
  clipboard: { writeText: (text: string) => fake.copy(text) },
}

export const ViewColumn = { Active: -1, Beside: -2 } as const

export class ThemeColor {
  constructor(readonly id: string) {}
}

export class ThemeIcon {
  constructor(
    readonly id: string,
    readonly color: ThemeColor,
  ) {}
}

export class TreeItem {
  constructor(
    readonly label: string,
    readonly collapsibleState = 0,
  ) {}
}

export class MarkdownString {
  value = ''

  appendText(text: string): this {
    this.value += text
    return this
  }

  appendMarkdown(text: string): this {
    this.value += text
    return this
  }
}

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 } as const
export const ConfigurationTarget = { Global: 1, Workspace: 2 } as const
export const UIKind = { Desktop: 1, Web: 2 } as const
export const ProgressLocation = { Window: 10, Notification: 15 } as const
export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2 } as const
