import path from 'node:path'
import { afterAll, afterEach, beforeAll, inject } from 'vitest'
import { largestSize, packageExtension } from '../../../src/build/package.mjs'
import { launchVsCode, type VsCode, type VsCodeOptions } from './launchVsCode'

const root = path.resolve(import.meta.dirname, '../../..')

/** What a test file asks for; where it comes from is the set-up's business. */
export interface UsedVsCode extends Partial<Omit<VsCodeOptions, 'tools' | 'extension'>> {
  /** Install what users install, rather than the products as they lie in the checkout. */
  readonly isPackaged?: boolean
}

/**
 * One VS Code for all tests of a file, the extension in it. When a test fails, what its windows showed and logged is
 * kept in `.cache/e2e/<test>`.
 */
export function useVsCode(options: UsedVsCode = {}): VsCode {
  let started: VsCode | null = null
  const vsCode = () => {
    if (started === null) throw new Error('VS Code has not been started yet')
    return started
  }
  beforeAll(async () => {
    const variables = { ...trainerVariables(), ...options.variables }
    const extension = options.isPackaged === true ? { vsix: await makePackage() } : { checkout: root }
    started = await launchVsCode({ ...options, extension, variables, tools: inject('tools') })
  }, 120_000)
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepArtefacts(vsCode(), task.name)
  })
  afterAll(() => started?.close())
  return {
    openWindow: (...given) => vsCode().openWindow(...given),
    installedFile: (...names) => vsCode().installedFile(...names),
    remoteUri: (file) => vsCode().remoteUri(file),
    keepArtefacts: (folder) => vsCode().keepArtefacts(folder),
    close: () => vsCode().close(),
  }
}

/** @throws when the package is larger than what is promised to users: no test of it is to pass then */
async function makePackage(): Promise<string> {
  const { file, size } = await packageExtension(inject('projects'))
  if (size > largestSize) throw new Error(`The package takes ${size} bytes, of ${largestSize} at most.`)
  return file
}

/** Keeps what is known of a failure, and says where. */
export async function keepArtefacts(vsCode: VsCode, testName: string): Promise<void> {
  const name = testName.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')
  const folder = path.join(root, '.cache', 'e2e', name)
  await vsCode.keepArtefacts(folder)
  process.stderr.write(`Screenshots and logs of “${testName}”: ${folder}\n`)
}

/** The development environment, threads and network of a trainer that a test starts. */
export function trainerVariables(): NodeJS.ProcessEnv {
  return {
    FINETUNE_PYTHON: inject('python'),
    // Of this worker: runs on one machine know of each other by their cache, and files are tested beside each other.
    FINETUNE_LAB_CACHE: path.join(inject('cache'), process.env['VITEST_POOL_ID'] ?? ''),
    HF_HUB_OFFLINE: '1',
    // A tiny model gains nothing from threads that wait for each other.
    OMP_NUM_THREADS: '1',
  }
}
