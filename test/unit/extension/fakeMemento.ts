import type { Memento } from 'vscode'

/** What a workspace or a user's machine remembers. */
export class FakeMemento implements Memento {
  private readonly values = new Map<string, unknown>()

  keys(): readonly string[] {
    return [...this.values.keys()]
  }

  get<Value>(key: string, fallback?: Value): Value | undefined {
    return (this.values.get(key) as Value | undefined) ?? fallback
  }

  update(key: string, value: unknown): Promise<void> {
    if (value === undefined) this.values.delete(key)
    else this.values.set(key, value)
    return Promise.resolve()
  }
}
