import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { project } from '../e2e/kit/project'
import { eventsOf, runOf, runsOf } from '../e2e/kit/runFolder'
import type { Api, ExtensionHost } from './kit/ExtensionHost'
import { useHosts } from './kit/useHosts'

const hosts = useHosts()

let folder: string
let config: string
let data: string
let host: ExtensionHost
beforeAll(async () => {
  folder = project('problems', { max_steps: 1, learning_rate: -1, num_train_epoch: 3, validation_split: null })
  config = path.join(folder, 'finetune.yaml')
  data = path.join(folder, 'train.conll')
  writeFileSync(data, `billet O\nLyon\n\n${readFileSync(data, 'utf8')}`)
  ;({ host } = await hosts.open(folder))
})

function start(): Promise<unknown> {
  return host.run(
    (vscode, file) => vscode.commands.executeCommand('finetune-lab.start', vscode.Uri.file(file)),
    path.join(folder, 'finetune.yaml'),
  )
}

/** What the Problems view shows of a file, positions from 1. */
function problemsOf(vscode: Api, file: string): string[] {
  return vscode.languages.getDiagnostics(vscode.Uri.file(file)).map(({ range, source, severity, code }) => {
    const { start, end, isSingleLine } = range
    const extent =
      isSingleLine && end.character > 1000 ? 'to the end of the line' : `to ${end.line + 1}:${end.character + 1}`
    const place = `${start.line + 1}:${start.character + 1} ${extent}`
    return `${place}, ${vscode.DiagnosticSeverity[severity]} ${code as string} of ${source ?? ''}`
  })
}

/** Replaces text of a file in its editor, which is not saved. */
async function replace(file: string, before: string, after: string): Promise<void> {
  await host.run(
    async (vscode, edited, from, to) => {
      const document = await vscode.workspace.openTextDocument(edited)
      await vscode.window.showTextDocument(document, { preview: false })
      const offset = document.getText().indexOf(from)
      const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + from.length))
      const edit = new vscode.WorkspaceEdit()
      edit.replace(document.uri, range, to)
      if (offset === -1 || !(await vscode.workspace.applyEdit(edit))) throw new Error(`no “${from}” in ${edited}`)
    },
    file,
    before,
    after,
  )
}

/** Waits until the Problems view shows these of a file, and no others: the language server says them a moment later. */
async function waitForProblems(file: string, expected: readonly string[]): Promise<void> {
  await expect.poll(() => host.run(problemsOf, file), { timeout: 30_000 }).toEqual(expected)
}

const ofStart = 'of Fine-Tuning Lab (on disk)'
const ofServer = 'of Fine-Tuning Lab'

/** What there is to say of the config however right it is. */
const warning = `2:13 to 2:24, Warning FT056 ${ofServer}`

describe('a start that errors refuse', () => {
  it('says each at its place', async () => {
    await start()
    expect(await host.run(problemsOf, config)).toEqual([
      `2:13 to the end of the line, Warning FT056 ${ofStart}`,
      `5:16 to the end of the line, Error FT021 ${ofStart}`,
      `12:1 to the end of the line, Error FT010 ${ofStart}`,
    ])
    expect(runsOf(folder)).toEqual([])
  })

  it('leaves a file to the language server once that is edited', async () => {
    await replace(config, 'num_train_epoch: 3\n', '')
    await waitForProblems(config, [warning, `5:16 to 5:18, Error FT021 ${ofServer}`])
  })
})

describe('the next start', () => {
  it('saves what was edited, and says once what is still wrong', async () => {
    expect(readFileSync(config, 'utf8')).toContain('num_train_epoch')
    await start()
    expect(readFileSync(config, 'utf8')).not.toContain('num_train_epoch')
    expect(await host.run(problemsOf, config)).toEqual([warning, `5:16 to 5:18, Error FT021 ${ofServer}`])
  })

  it('says once what is wrong with the data once the config is right', async () => {
    await replace(config, 'learning_rate: -1', 'learning_rate: 1e-3')
    await start()
    await waitForProblems(config, [warning])
    await waitForProblems(data, [`2:1 to the end of the line, Error FD005 ${ofServer}`])
    expect(runsOf(folder)).toEqual([])
  })

  it('trains on the data as it is in its editor, with the warning that is left', async () => {
    await replace(data, 'Lyon\n', 'Lyon B-ARRIVEE\n')
    await start()
    await waitForProblems(data, [])
    await waitForProblems(config, [warning])
    expect(readFileSync(path.join(runOf(folder), 'data', 'train.jsonl'), 'utf8')).toContain('"Lyon"]')
    await expect.poll(() => eventsOf(runOf(folder)).at(-1)?.type, { timeout: 120_000 }).toBe('finished')
  })
})
