import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { project } from './kit/project'
import { addScoredRun } from './kit/scoredRun'
import { useVsCode } from './kit/useVsCode'
import type { VsCodeWindow } from './page/VsCodeWindow'

const vsCode = useVsCode()

describe('an export', () => {
  let folder: string
  let window: VsCodeWindow
  const views = () => window.views('Fine-Tuning Lab')
  beforeAll(async () => {
    folder = project('export')
    addScoredRun(folder, 'export-1', 0.9)
    addScoredRun(folder, 'export-2', 0.8)
    window = await vsCode.openWindow(folder)
    await views().open()
    await views().row('export-1').click()
    await window.runPanel.waitForState('Completed')
  })

  /** Answers where it goes, and waits until it is there. */
  async function save(name: string): Promise<string> {
    const file = path.join(folder, name)
    await window.quickPick.enterPath(file)
    await window.notifications.toast(`${name} was written.`).locator.waitFor()
    await window.notifications.clear()
    return file
  }

  it('of selected runs is one page that a browser shows without a network', async () => {
    await views().row('export-2').addToSelection()
    await views().row('export-2').choose('Export report')
    const file = await save('report.html')
    const page = await window.page.context().newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(pathToFileURL(file).href)
    await page.getByRole('heading', { name: 'Comparison of 2 runs' }).waitFor()
    expect(await page.getByRole('img', { name: 'Loss: train' }).count()).toBe(1)
    expect(await page.getByRole('cell', { name: '90.0', exact: true }).count()).toBeGreaterThan(0)
    expect(asked).toEqual([pathToFileURL(file).href])
    await page.close()
  })

  it('of a run from its panel can be its scalars', async () => {
    await views().row('export-1').click()
    await window.runPanel.waitForState('Completed')
    await window.runPanel.button('Export').click()
    await window.quickPick.choose('Scalars')
    const lines = readFileSync(await save('scalars.csv'), 'utf8')
      .trim()
      .split('\r\n')
    expect(lines[0]).toMatch(/^run,split,step,epoch,/)
    expect(lines).toHaveLength(1 + 100 + 5)
  })

  it('of a run can be a summary on the clipboard', async () => {
    await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await views().row('export-1').choose('Copy summary as Markdown')
    await window.notifications.toast('The summary is on the clipboard').locator.waitFor()
    expect(await window.page.evaluate('navigator.clipboard.readText()')).toMatch(/^## export-1\n\n\*\*Completed\*\*/)
    await window.notifications.clear()
  })

  it('of a chart is a drawing, or a picture of points', async () => {
    const saveChart = async (kind: string, name: string) => {
      await window.runPanel.chart(/^Loss, line chart/).focus()
      await window.page.keyboard.press('p')
      await window.quickPick.choose(kind)
      return readFileSync(await save(name))
    }
    expect((await saveChart('SVG', 'loss.svg')).toString()).toMatch(
      /^<svg [\s\S]*<title>Loss<\/title>[\s\S]*<\/svg>\n$/,
    )
    expect((await saveChart('PNG', 'loss.png')).subarray(1, 4).toString()).toBe('PNG')
  })
})
