import * as vscode from 'vscode'
import { ForeignMonitor } from '../../runs/foreign/ForeignMonitor'
import type { ListedForeign } from '../../runs/foreign/ListedForeign'
import type { ForeignRun } from '../../runs/foreign/tool'
import type { RunNotes } from '../../runs/runNotes'
import { isRecord } from '../../shared/check'
import { systemClock } from '../../shared/clock'
import { foreignTools } from '../../shared/protocol/runPanel'
import { NoteStore } from './NoteStore'

/** Workspace state: the runs of other tools that were opened here. */
const key = 'foreignRuns'

/**
 * The runs of other tools that were opened in this workspace, the latest first. They are read while someone looks at the
 * list; names, tags and stars that they are given are kept in the workspace, since nothing of theirs is written to.
 */
export class ForeignRuns implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<readonly ListedForeign[]>()
  private readonly monitor = new ForeignMonitor(() => this.tell())
  private readonly notes: NoteStore
  /** Aborted when nobody looks any more. */
  private attention = new AbortController()
  private current: readonly ListedForeign[] = []
  readonly onDidChange = this.changed.event

  constructor(private readonly state: vscode.Memento) {
    this.notes = new NoteStore(state, systemClock)
  }

  /** Where they are, or were: they may have been moved or deleted since. */
  get all(): readonly ForeignRun[] {
    const kept = this.state.get<unknown>(key)
    return Array.isArray(kept) ? kept.filter(isForeignRun) : []
  }

  /** As they were last looked at. */
  get runs(): readonly ListedForeign[] {
    return this.current
  }

  /** List them, and read them as long as they are looked at; the workspace is trusted. */
  watch(isSeen: boolean): void {
    this.attention.abort()
    this.attention = new AbortController()
    this.monitor.setRuns(this.all)
    if (isSeen) void this.monitor.watch(this.attention.signal)
  }

  /** Look at all of them now. */
  async look(): Promise<readonly ListedForeign[]> {
    this.monitor.setRuns(this.all)
    await this.monitor.look()
    return this.current
  }

  /** Remember one that was opened. */
  async add(run: ForeignRun): Promise<void> {
    await this.keep([run, ...this.without(run.address)])
  }

  /** Its files stay as they are. */
  async forget(address: string): Promise<void> {
    await this.keep(this.without(address))
  }

  /** Change what a person says of some of them. */
  async changeNotes(directories: readonly string[], change: (notes: RunNotes) => RunNotes): Promise<void> {
    const wanted = new Set(directories)
    for (const run of this.current) if (wanted.has(run.directory)) await this.notes.change(run, change)
    this.tell()
  }

  dispose(): void {
    this.attention.abort()
    this.changed.dispose()
  }

  private without(address: string): readonly ForeignRun[] {
    return this.all.filter((run) => run.address !== address)
  }

  private async keep(runs: readonly ForeignRun[]): Promise<void> {
    await this.state.update(key, runs)
    this.monitor.setRuns(runs)
    void this.monitor.glance()
  }

  private tell(): void {
    this.current = this.monitor.seen.map((run) => this.notes.withNotes(run))
    this.changed.fire(this.current)
  }
}

function isForeignRun(value: unknown): value is ForeignRun {
  return isRecord(value) && typeof value['address'] === 'string' && foreignTools.some((tool) => tool === value['tool'])
}
