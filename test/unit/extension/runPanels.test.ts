import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Uri as ExtensionUri, WebviewPanel } from 'vscode'
import { PanelTabs } from '../../../src/extension/panels/PanelTabs'
import { RunPanels } from '../../../src/extension/panels/RunPanels'
import { ViewMemory } from '../../../src/extension/panels/ViewMemory'
import { RunReader } from '../../../src/runs/RunReader'
import { completed, started, temporaryFolder, trained, writeRun } from '../runs/fixture'
import { FakeMemento } from './fakeMemento'
import { FakeNames } from './fakeNames'
import { FakePanel } from './fakePanel'
import { grantTrust, resetFake, Uri, workspace } from './fakeVsCode'

vi.mock('vscode', () => import('./fakeVsCode'))

const opened = vi.spyOn(RunReader, 'open')

beforeEach(() => {
  resetFake()
  opened.mockClear()
})

/** Gives back panels of one run, as a window is opened. */
async function giveBack(directory: string, ...panels: readonly FakePanel[]): Promise<void> {
  const all = new RunPanels(
    Uri.file('/extension') as unknown as ExtensionUri,
    {
      view: memory(),
      names: new FakeNames(),
      onFailure: () => undefined,
    },
    new PanelTabs('finetune-lab.run', new FakeMemento()),
  )
  for (const panel of panels) {
    onTestFinished(() => panel.dispose())
    await all.deserializeWebviewPanel(panel as unknown as WebviewPanel, { directory })
  }
}

function memory(): ViewMemory {
  return new ViewMemory(new FakeMemento())
}

const run = () => writeRun(temporaryFolder(), { events: [started(), trained(1), completed] })

describe('a panel that VS Code gives back', () => {
  it('shows its run again', async () => {
    const panel = new FakePanel()
    await giveBack(run(), panel)
    panel.say({ type: 'ready' })
    expect((await panel.next('run')).run.state).toBe('completed')
  })

  it('reads nothing in a workspace that is not trusted, says so, and shows its run once it is', async () => {
    workspace.isTrusted = false
    const panel = new FakePanel()
    await giveBack(run(), panel)
    expect(panel.webview.html).toContain('Restricted Mode')
    expect(panel.webview.html).toContain('command:workbench.trust.manage')
    expect(panel.webview.html).not.toContain('<script')
    expect(opened).not.toHaveBeenCalled()
    grantTrust()
    expect(panel.webview.html).toContain('<run-panel directory=')
    panel.say({ type: 'ready' })
    expect((await panel.next('run')).run.state).toBe('completed')
  })

  it('reads nothing of a panel that was closed before the workspace was trusted', async () => {
    workspace.isTrusted = false
    const panel = new FakePanel()
    await giveBack(run(), panel)
    panel.dispose()
    grantTrust()
    panel.say({ type: 'ready' })
    expect(opened).not.toHaveBeenCalled()
  })

  it('is closed where another shows its run', async () => {
    workspace.isTrusted = false
    const [panel, other] = [new FakePanel(), new FakePanel()]
    await giveBack(run(), panel, other)
    const closed = vi.fn()
    other.onDidDispose(closed)
    grantTrust()
    expect([closed.mock.calls.length, panel.revealed]).toEqual([1, 1])
    panel.say({ type: 'ready' })
    await panel.next('run')
    expect(opened).toHaveBeenCalledOnce()
  })
})
