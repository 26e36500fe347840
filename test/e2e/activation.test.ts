import { beforeAll, describe, expect, it } from 'vitest'
import { type CommandContribution, commandCategory, commands } from '../../src/extension/contributions/commands'
import { emptyFolder, project } from './kit/project'
import { useVsCode } from './kit/useVsCode'
import type { VsCodeWindow } from './page/VsCodeWindow'

const vsCode = useVsCode()

/** Whether the palette has a command while no setting is changed and no key of a context is set. */
function isOfferedAtFirst(command: CommandContribution): boolean {
  return command.palette === undefined || command.palette.startsWith('!')
}

describe('a folder with a config', () => {
  let window: VsCodeWindow
  beforeAll(async () => {
    window = await vsCode.openWindow(project('with-config'))
  })

  it('has views behind an icon, which say what to do first', async () => {
    const views = window.views('Fine-Tuning Lab')
    await views.open()
    await views.welcome.filter({ hasText: 'No runs yet.' }).waitFor()
    expect(await views.welcomeButton('Start fine-tuning').count()).toBe(1)
  })

  it('can be started from the title of its editor and from above its first line', async () => {
    await window.editor.open('finetune.yaml')
    await window.editor.titleButton('Start fine-tuning').waitFor()
    await window.editor.codeLens('Start fine-tuning').waitFor()
  })

  it('has every command of the manifest in the palette, but for those that have nothing to do yet', async () => {
    for (const command of Object.values(commands)) {
      const isOffered = await window.palette.has(`${commandCategory}: ${command.title}`)
      expect([command.title, isOffered]).toEqual([command.title, isOfferedAtFirst(command)])
    }
  })

  it('has no status bar item and says nothing by itself', async () => {
    expect(await window.statusBar.itemsOf('finetune-lab').count()).toBe(0)
    expect(await window.notifications.all.allInnerTexts()).toEqual([])
  })
})

describe('a folder without a config', () => {
  it('offers a new project', async () => {
    const window = await vsCode.openWindow(emptyFolder('without-config'))
    const views = window.views('Fine-Tuning Lab')
    await views.open()
    await views.welcome.filter({ hasText: /There is no .?finetune\.yaml/ }).waitFor()
    expect(await views.welcomeButton('New fine-tuning project').count()).toBe(1)
  })
})

describe('a window without a folder', () => {
  it('offers to open one or to make a project', async () => {
    const window = await vsCode.openWindow(null)
    const views = window.views('Fine-Tuning Lab')
    await views.open()
    await views.welcome.filter({ hasText: 'Open the folder of a project' }).waitFor()
    expect(await views.welcomeButton('New fine-tuning project').count()).toBe(1)
  })
})
