import path from 'node:path'

/** Names that a test gives to runs. */
export class FakeNames {
  private readonly followers = new Map<string, (name: string | null) => void>()

  idOf(directory: string): string {
    return path.basename(directory)
  }

  follow(directory: string, onName: (name: string | null) => void): { dispose(): void } {
    this.followers.set(directory, onName)
    return { dispose: () => this.followers.delete(directory) }
  }

  call(directory: string, name: string | null): void {
    this.followers.get(directory)?.(name)
  }
}
