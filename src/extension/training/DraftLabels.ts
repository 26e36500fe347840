import { workspace, type Memento, type Uri } from 'vscode'
import { isRecord } from '../../shared/check'

/** Workspace state: the labels that drafts were opened with, by address. */
const key = 'draftLabels'

/** The labels that the model of a draft knows, which its text does not say: they outlive a reload of the window. */
export class DraftLabels {
  constructor(private readonly state: Memento) {}

  /** None if it is not known. */
  of(uri: Uri): readonly string[] {
    const labels = this.all()[uri.toString()]
    return Array.isArray(labels) ? labels.filter((label) => typeof label === 'string') : []
  }

  /** Those of drafts that are open no more are forgotten. */
  async remember(uri: Uri, labels: readonly string[]): Promise<void> {
    const open = new Set(workspace.textDocuments.map((document) => document.uri.toString()))
    const others = Object.entries(this.all()).filter(([address]) => open.has(address))
    await this.state.update(key, { ...Object.fromEntries(others), [uri.toString()]: labels })
  }

  private all(): Readonly<Record<string, unknown>> {
    const all = this.state.get<unknown>(key)
    return isRecord(all) ? all : {}
  }
}
