import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { completed, started, trained, writeRun } from '../unit/runs/fixture'
import type { BestEvent } from '../../src/shared/protocol/event'
import { project } from './kit/project'
import { useVsCode } from './kit/useVsCode'
import type { ViewContainer } from './page/ViewContainer'
import type { VsCodeWindow } from './page/VsCodeWindow'

// What a row says of itself while the mouse rests on it would lie over the rows below.
const vsCode = useVsCode({ settings: { 'workbench.hover.delay': 600_000 } })

/** Runs that have ended, oldest first: their ids and what they scored. */
const ended = [
  ['view-20261120-080000', 0.91],
  ['view-20261121-090000', 0.97],
  ['view-20261122-100000', 0.94],
] as const

function best(value: number): BestEvent {
  return { type: 'best', time: 1500, step: 50, metric: 'f1_macro', value, checkpoint: null }
}

/** A project with these runs, as trainers that are gone left them. */
function projectWithRuns(name: string): string {
  const folder = project(name)
  for (const [id, score] of ended) addRun(folder, id, score)
  return folder
}

function addRun(folder: string, id: string, score: number): string {
  const config = { path: path.join(folder, 'finetune.yaml'), sha256: '00' }
  const [, month, day] = /-\d{4}(\d\d)(\d\d)-/.exec(id) ?? []
  const record = { id, name: 'view', created: `2026-${month}-${day}T10:00:00.000Z`, config }
  const directory = writeRun(path.join(folder, 'runs'), { record, events: [started(), best(score), completed] })
  writeFileSync(path.join(directory, 'source.yaml'), 'task: token-classification\n# as it was\n')
  return directory
}

describe('the view of the runs', () => {
  let folder: string
  let window: VsCodeWindow
  let views: ViewContainer
  const runOf = (id: string) => path.join(folder, 'runs', id)
  const notesOf = (id: string): unknown => JSON.parse(readFileSync(path.join(runOf(id), 'notes.json'), 'utf8'))
  /** Of the runs the ids, of the groups what is said of them. */
  const idsInOrder = async () => (await views.spokenRows()).map((label) => /view-\d{8}-\d{6}/.exec(label)?.[0] ?? label)
  const waitForOrder = (ids: readonly string[]) => expect.poll(idsInOrder, { timeout: 20_000 }).toEqual(ids)
  const [[first], [second], [third]] = ended

  beforeAll(async () => {
    folder = projectWithRuns('view')
    window = await vsCode.openWindow(folder)
    views = window.views('Fine-Tuning Lab')
    await views.open()
    await views.row(first).locator.waitFor()
  })

  it('lists them newest first, the score in sight, the folder in what is said', async () => {
    await waitForOrder([third, second, first])
    expect(await views.row(second).label()).toMatch(/^Nov 2\d, \d\d:\d\d$/)
    expect(await views.row(second).description()).toBe('F1 macro 97.0 · 16:40')
  })

  it('shows what came from elsewhere and drops what went, and keeps the selection', async () => {
    await views.row(second).click()
    const added = addRun(folder, 'view-20261123-110000', 0.5)
    await waitForOrder(['view-20261123-110000', third, second, first])
    rmSync(added, { recursive: true })
    await waitForOrder([third, second, first])
    expect(await views.row(second).locator.getAttribute('aria-selected')).toBe('true')
  })

  it('sorts by the best score', async () => {
    await window.palette.run('Fine-Tuning Lab: Sort runs')
    await window.quickPick.choose('Best score first')
    await waitForOrder([second, third, first])
  })

  it('puts a star before the others', async () => {
    await views.row(first).choose('Star run')
    await waitForOrder([first, second, third])
    expect(notesOf(first)).toEqual({ name: null, tags: [], starred: true })
  })

  it('gives a run another name by the keyboard, in its own folder', async () => {
    await views.row(third).click()
    await window.page.keyboard.press('F2')
    await window.quickPick.enter('baseline')
    await views.row('baseline').locator.waitFor()
    expect(await views.row(third).label()).toBe('baseline')
    expect(notesOf(third)).toMatchObject({ name: 'baseline' })
  })

  it('tags several at once, and groups them by tag', async () => {
    await views.row(second).addToSelection()
    await views.row(second).choose('Tag run')
    await window.quickPick.enter('kept, french')
    await views.row('tags kept, french').locator.waitFor()
    await window.palette.run('Fine-Tuning Lab: Group runs')
    await window.quickPick.choose('Tag')
    await waitForOrder(['kept · 2 runs', second, third, 'french · 2 runs', second, third, 'No tag · 1 run', first])
    expect(notesOf(second)).toMatchObject({ tags: ['kept', 'french'] })
  })

  it('shows what is looked for as it is typed, says so, and remembers it', async () => {
    await views.titleButton('Filter runs').click()
    await window.quickPick.input.fill('baseline COMPLETED')
    await views.message.filter({ hasText: 'Filtered by “baseline COMPLETED”: 1 of 3 runs.' }).waitFor()
    await window.page.keyboard.press('Enter')
    await window.reload()
    await views.open()
    await views.message.filter({ hasText: '1 of 3 runs' }).waitFor()
    await waitForOrder(['kept · 1 run', third, 'french · 1 run', third])
    await views.titleButton('Clear filter of runs').click()
    await expect.poll(() => views.rows.count(), { timeout: 20_000 }).toBe(8)
    await window.palette.run('Fine-Tuning Lab: Group runs')
    await window.quickPick.choose('No groups')
    await waitForOrder([first, second, third])
  })

  it('offers for several only what can be done to several', async () => {
    await views.row(second).click()
    await views.row(third).addToSelection()
    const menu = await views.row(third).menu()
    expect(menu).toEqual(expect.arrayContaining(['Compare runs', 'Tag run', 'Copy run id', 'Delete run']))
    expect(menu).not.toContain('Show run')
  })

  it('opens the config of a run as a new file beside it, which is not on disk yet', async () => {
    await views.row(second).click()
    await views.row(second).choose('Duplicate config and edit')
    await window.editor.tab('view-2.finetune.yaml').waitFor()
    await window.editor.line('# as it was').waitFor()
    expect(existsSync(path.join(folder, 'view-2.finetune.yaml'))).toBe(false)
    await window.page.keyboard.press('Control+S')
    // Saved, it is opened once more, as a file.
    await window.page.locator('.tab.dirty').waitFor({ state: 'detached' })
    await expect.poll(() => existsSync(path.join(folder, 'view-2.finetune.yaml')), { timeout: 20_000 }).toBe(true)
  })

  it('shows the panel of a run that starts elsewhere, if that is wanted, without taking the focus', async () => {
    await window.palette.run('Fine-Tuning Lab: Always show the latest run')
    const isWanted = () => window.palette.has('Fine-Tuning Lab: Do not show each run that starts')
    await expect.poll(isWanted, { timeout: 20_000 }).toBe(true)
    await views.row(first).click()
    const id = 'view-20261124-120000'
    const directory = path.join(folder, 'runs', id)
    mkdirSync(directory)
    const events = [started({ host: 'elsewhere' }), trained(10)]
    writeRun(path.join(folder, 'runs'), { record: { id, name: 'view', created: '2026-11-24T10:00:00.000Z' }, events })
    await window.runPanel.tab(id).waitFor()
    await window.page.locator('.sidebar .monaco-list:focus').waitFor()
    await views.row(id).waitForName(/running · step 10 of 100/)
    rmSync(directory, { recursive: true })
    await waitForOrder([first, second, third])
  })

  it('deletes several at once, after it said how much that is where there is no trash', async () => {
    await views.row(second).click()
    await views.row(third).addToSelection()
    await window.page.keyboard.press('Delete')
    expect(await window.dialog.text()).toMatch(/Delete 2 runs.*no trash here[^]*\d kB on disk/)
    await window.dialog.answer('Delete for good')
    await waitForOrder([first])
    expect([second, third].map((id) => existsSync(runOf(id)))).toEqual([false, false])
  })
})
