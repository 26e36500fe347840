import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { WebviewPanel } from 'vscode'
import { PanelTabs } from '../../../src/extension/panels/PanelTabs'
import { FakeMemento } from './fakeMemento'
import { FakePanel } from './fakePanel'
import type { FakeTab } from './fakeVsCode'
import { resetFake, TabInputWebview, tabChanges, window } from './fakeVsCode'

vi.mock('vscode', () => import('./fakeVsCode'))

beforeEach(resetFake)

const viewType = 'finetune-lab.run'

function tabOf(label: string, type = `mainThreadWebview-${viewType}`): FakeTab {
  return { label, input: new TabInputWebview(type), group: { viewColumn: 2 } }
}

/** Tabs of a window, of panels with these titles, and its memory after it was closed. */
function afterReload(titles: Readonly<Record<string, string>>): { state: FakeMemento; labels: () => string[] } {
  const state = new FakeMemento()
  const before = new PanelTabs(viewType, state)
  for (const [key, title] of Object.entries(titles)) {
    const panel = Object.assign(new FakePanel(), { title })
    before.add(key, panel as unknown as WebviewPanel)
  }
  const tabs = Object.values(titles).map((title) => tabOf(title))
  window.tabGroups.all = [{ tabs, viewColumn: 2 }]
  tabChanges.fire({ opened: tabs, changed: [], closed: [] })
  before.dispose()
  return { state, labels: () => window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label)) }
}

describe('a tab that was not given back yet', () => {
  it('is closed where another panel takes its place, which is in its column', () => {
    const { state, labels } = afterReload({ '/runs/a': 'a', '/runs/b': 'baseline' })
    const tabs = new PanelTabs(viewType, state)
    expect([tabs.replace('/runs/b'), labels()]).toEqual([2, ['a']])
    expect([tabs.replace('/runs/b'), labels()]).toEqual([null, ['a']])
  })

  it('stays where several have its title, or another kind of panel has it', () => {
    const { state, labels } = afterReload({ '/here/a': 'a', '/there/a': 'a', '/runs/b': 'b' })
    window.tabGroups.all[0]?.tabs.push(tabOf('b', 'mainThreadWebview-other'))
    const tabs = new PanelTabs(viewType, state)
    expect([tabs.replace('/here/a'), tabs.replace('/runs/b'), labels()]).toEqual([null, 2, ['a', 'a', 'b']])
  })

  it('is none any more once it was given back or closed', () => {
    const { state, labels } = afterReload({ '/runs/a': 'a', '/runs/b': 'b' })
    const tabs = new PanelTabs(viewType, state)
    tabs.add('/runs/a', Object.assign(new FakePanel(), { title: 'a' }) as unknown as WebviewPanel)
    tabChanges.fire({ opened: [], changed: [], closed: [tabOf('b')] })
    expect([tabs.replace('/runs/a'), tabs.replace('/runs/b'), labels()]).toEqual([null, null, ['a', 'b']])
    expect(state.get(`tabs ${viewType}`)).toEqual([['/runs/a', 'a']])
  })

  it('is still known after another reload', () => {
    const { state } = afterReload({ '/runs/a': 'a' })
    new PanelTabs(viewType, state).dispose()
    expect(new PanelTabs(viewType, state).replace('/runs/a')).toBe(2)
  })

  it('is none where what was kept is something else', async () => {
    const state = new FakeMemento()
    await state.update(`tabs ${viewType}`, [['/runs/a'], 1, null])
    window.tabGroups.all = [{ tabs: [tabOf('a')], viewColumn: 2 }]
    expect(new PanelTabs(viewType, state).replace('/runs/a')).toBeNull()
  })
})
