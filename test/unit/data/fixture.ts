import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach } from 'vitest'
import { checkData } from '../../../src/data/prepareData'
import type { DataRequest } from '../../../src/data/request'
import type { Split, TokenExample } from '../../../src/shared/protocol/example'

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** A temporary folder that goes away after the test. */
export function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'finetune-data-'))
  folders.push(folder)
  return folder
}

export type Files = Readonly<Record<string, string | Buffer>>

/**
 * A request for files written to a temporary folder. Those whose names begin with `test` or `validation` are for these
 * splits, all others for train.
 */
export function requestFor(files: Files, settings: Partial<DataRequest> = {}): DataRequest {
  const folder = makeFolder()
  const bySplit: Partial<Record<Split, { path: string; name: string }[]>> = {}
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(path.join(folder, name), content)
    const split = name.startsWith('test') ? 'test' : name.startsWith('validation') ? 'validation' : 'train'
    bySplit[split] = [...(bySplit[split] ?? []), { path: path.join(folder, name), name }]
  }
  return {
    files: bySplit,
    textColumn: null,
    labelColumn: null,
    labels: null,
    labelMap: {},
    validationSplit: null,
    testSplit: null,
    seed: 1,
    ...settings,
  }
}

/** Code and line of every problem, as `FD006:3`. */
export async function problemsOf(files: Files, settings?: Partial<DataRequest>): Promise<string[]> {
  const { problems } = await checkData(requestFor(files, settings))
  return problems.map(({ code, place }) => `${code}:${place.line}`)
}

/** The examples of a canonical file. */
export function readCanonical(file: string): TokenExample[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as TokenExample)
}

/** `Bouaye/B-DEPART à/O` for an example. */
export function inline({ tokens, tags }: Pick<TokenExample, 'tokens' | 'tags'>): string {
  return tokens.map((token, index) => `${token}/${tags[index] ?? ''}`).join(' ')
}
