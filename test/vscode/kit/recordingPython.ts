import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { requiredPackages } from '../../../src/environment/requiredPackages'
import type { Interpreter } from '../../../src/environment/interpreter'

/**
 * A program that says of itself that it is a Python with all packages, and notes the variables that it is started with
 * when it is to train or to be TensorBoard, which it does not and is not.
 */
export class RecordingPython {
  private readonly record: string
  /** What it says of itself. */
  readonly description: Interpreter

  /** @param file absolute path of the program */
  constructor(readonly file: string) {
    this.record = `${file}.variables`
    this.description = {
      executable: file,
      version: '3.11.7',
      sitePackages: [],
      packages: Object.fromEntries(requiredPackages.map(({ name, oldest }) => [name, oldest])),
      canMakeEnvironments: true,
    }
    this.describe(this.description)
  }

  /** As if someone had uninstalled them. */
  losePackages(): void {
    this.describe({ ...this.description, packages: {} })
  }

  /** Variables that it was started with since it was last asked for; null if none was. */
  takeVariables(): ReadonlyMap<string, string> | null {
    if (!existsSync(this.record)) return null
    const lines = readFileSync(this.record, 'utf8').split('\n')
    rmSync(this.record)
    return new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
  }
  private describe(description: Interpreter): void {
    // Absolute paths: the search path may be empty.
    const script = `#!/bin/sh
case "$*" in
'-c '*) echo '${JSON.stringify(description)}' ;;
*' --version_tb') echo 'ImportError: of TensorBoard' >&2; exit 1 ;;
*) /usr/bin/env > '${this.record}' ;;
esac
`
    writeFileSync(this.file, script)
    chmodSync(this.file, 0o755)
  }
}
