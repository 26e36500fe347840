import type { Interpreter } from '../../../src/environment/interpreter'
import type { ProgramResult } from '../../../src/environment/runProgram'
import { requiredPackages } from '../../../src/environment/requiredPackages'

/** An interpreter that has all required packages. */
export function python(changes: Partial<Interpreter> = {}): Interpreter {
  return {
    executable: '/usr/bin/python3',
    version: '3.11.7',
    sitePackages: ['/usr/lib/python3/dist-packages'],
    packages: Object.fromEntries(requiredPackages.map(({ name, oldest }) => [name, oldest])),
    canMakeEnvironments: true,
    ...changes,
  }
}

/** What a program prints that ends well. */
export function result(stdout: string): ProgramResult {
  return { status: 0, stdout, stderr: '' }
}
