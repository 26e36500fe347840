import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A program that answers what a Python of some kind would, where a real one is not to be had on every machine. */
export type StubPython =
  | { readonly kind: 'old'; readonly version: string }
  | { readonly kind: 'without-venv' }
  /**
   * Without packages. Its environments "install" until the file `gate` is there, and are from then on the Python `then`.
   */
  | { readonly kind: 'bare'; readonly gate: string; readonly then: string }

/** Makes the stub the only `python3` in a folder for programs; null empties the folder. */
export function putPython(folder: string, stub: StubPython | null): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  if (stub !== null) writeStub(path.join(folder, 'python3'), stub)
}

/** Writes one as a program. */
export function writeStub(file: string, stub: StubPython): void {
  writeFileSync(file, `#!/bin/sh\n${scriptOf(file, stub)}`)
  chmodSync(file, 0o755)
}

function scriptOf(file: string, stub: StubPython): string {
  switch (stub.kind) {
    case 'old':
      return `echo '${stub.version}'\n`
    case 'without-venv':
      return `echo '${described(file, false)}'\n`
    case 'bare':
      // Absolute paths: the search path may have this folder only.
      return `case "$1 $2" in
'-m venv')
  /bin/mkdir -p "$3/bin" && /bin/cp "$0" "$3/bin/python" ;;
'-m pip')
  echo 'Collecting torch==2.13.0'
  while [ ! -e '${stub.gate}' ]; do /bin/sleep 0.1; done
  : > "$0.installed" ;;
*)
  if [ -e "$0.installed" ]; then exec '${stub.then}' "$@"; fi
  echo '${described(file, true)}' ;;
esac
`
  }
}

/** What the product's probe prints in a Python that has no packages. */
function described(file: string, canMakeEnvironments: boolean): string {
  return JSON.stringify({ executable: file, version: '3.11.7', sitePackages: [], packages: {}, canMakeEnvironments })
}
