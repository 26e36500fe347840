import os from 'node:os'
import type { PythonCommand } from './findInterpreters'
import { requiredPackages } from './requiredPackages'
import type { RunProgram } from './runProgram'

/** A Python that was started once and described itself. */
export interface Interpreter {
  /** Absolute path, never a shim. */
  readonly executable: string
  /** Such as `3.11.7`. */
  readonly version: string
  /** Folders that packages are imported from, in order. */
  readonly sitePackages: readonly string[]
  /** Versions of the required packages that it has. */
  readonly packages: Readonly<Record<string, string>>
  /** Whether it has `venv` and `ensurepip`: Debian ships Python without them. */
  readonly canMakeEnvironments: boolean
}

/** Minor versions of Python 3: what the trainer is written for, and what the pinned packages have wheels for. */
const oldestMinor = 10
const newestMinor = 14

// The first entry of sys.path would be the current folder: a user's own `json.py` must not be imported.
const probeScript = `
import sys
sys.path[:] = [entry for entry in sys.path if entry]
import importlib.metadata, importlib.util, json, os
def version(name):
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None
versions = {name: version(name) for name in json.loads(sys.argv[1])}
print(json.dumps({
    "executable": sys.executable,
    "version": "%d.%d.%d" % sys.version_info[:3],
    "sitePackages": [e for e in sys.path if os.path.basename(e) in ("site-packages", "dist-packages")],
    "packages": {name: found for name, found in versions.items() if found is not None},
    "canMakeEnvironments": all(importlib.util.find_spec(name) is not None for name in ("venv", "ensurepip")),
}))
`

/**
 * Starts a Python and has it describe itself; null when it does not start, is no Python or is too old.
 *
 * @param command program and arguments before ours, such as `['py', '-3']`
 */
export async function probeInterpreter(command: PythonCommand, run: RunProgram): Promise<Interpreter | null> {
  const [program, ...rest] = command
  if (program === undefined) return null
  const names = JSON.stringify(requiredPackages.map(({ name }) => name))
  const result = await run(program, [...rest, '-c', probeScript, names], { timeout: 20_000, cwd: os.tmpdir() })
  if (result.status !== 0) return null
  const interpreter = parseProbe(result.stdout)
  return interpreter !== null && isRecentEnough(interpreter.version) ? interpreter : null
}

/** The version of a Python of any age, such as `3.8.10`; null when it does not start or is no Python. */
export async function versionOf(command: PythonCommand, run: RunProgram): Promise<string | null> {
  const [program, ...rest] = command
  if (program === undefined) return null
  const script = 'import sys; print("%d.%d.%d" % sys.version_info[:3])'
  const { status, stdout } = await run(program, [...rest, '-c', script], { timeout: 20_000, cwd: os.tmpdir() })
  const version = /^\d+\.\d+\.\d+$/.exec(stdout.trimEnd().split('\n').at(-1) ?? '')?.[0]
  return status === 0 && version !== undefined ? version : null
}

function parseProbe(stdout: string): Interpreter | null {
  // Start-up files of the user's may print too; ours is the last line.
  const line = stdout.trimEnd().split('\n').at(-1) ?? ''
  try {
    return parseInterpreter(JSON.parse(line))
  } catch {
    return null
  }
}

/** Reads an interpreter that went through JSON; null if it is none. */
export function parseInterpreter(value: unknown): Interpreter | null {
  if (typeof value !== 'object' || value === null) return null
  const { executable, version, sitePackages, packages, canMakeEnvironments } = value as Record<string, unknown>
  if (typeof executable !== 'string' || typeof version !== 'string' || typeof canMakeEnvironments !== 'boolean')
    return null
  if (!Array.isArray(sitePackages) || typeof packages !== 'object' || packages === null) return null
  return {
    executable,
    version,
    sitePackages: sitePackages.map(String),
    packages: Object.fromEntries(Object.entries(packages).map(([name, found]) => [name, String(found)])),
    canMakeEnvironments,
  }
}

function isRecentEnough(version: string): boolean {
  const [major = 0, minor = 0] = numbersOf(version)
  return major === 3 && minor >= oldestMinor
}

/** Whether the pinned packages can be installed for it: those of a newer Python may not exist yet. */
export function hasWheels({ version }: Pick<Interpreter, 'version'>): boolean {
  return (numbersOf(version)[1] ?? 0) <= newestMinor
}

/** What of the required packages is not there or too old, such as `torch 2.4 (needs 2.9)`. */
export function missingPackages(interpreter: Interpreter): readonly string[] {
  return requiredPackages.flatMap(({ name, oldest }) => {
    const version = interpreter.packages[name]
    if (version === undefined) return [name]
    return compareVersions(version, oldest) < 0 ? [`${name} ${version} (needs ${oldest})`] : []
  })
}

/** Compares the numbers of two release versions; what follows them (`+cpu`, `rc1`) does not count. */
export function compareVersions(left: string, right: string): number {
  const leftNumbers = numbersOf(left)
  const rightNumbers = numbersOf(right)
  for (let index = 0; index < Math.max(leftNumbers.length, rightNumbers.length); index++) {
    const difference = (leftNumbers[index] ?? 0) - (rightNumbers[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function numbersOf(version: string): number[] {
  return (/^\d+(\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number)
}
