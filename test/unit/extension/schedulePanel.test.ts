import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { LogOutputChannel, Uri as ExtensionUri, WebviewPanel } from 'vscode'
import type { ConfigLanguage } from '../../../src/extension/language/ConfigLanguage'
import { SchedulePanel } from '../../../src/extension/panels/SchedulePanel'
import type { ScheduleReading } from '../../../src/shared/protocol/languageServer'
import type { SchedulePanelMessage } from '../../../src/shared/protocol/schedulePanel'
import { readingWith } from '../webview/schedulePreview/readingWith'
import { EventEmitter, resetFake } from './fakeVsCode'
import { FakePanel } from './fakePanel'

vi.mock('vscode', () => import('./fakeVsCode'))

const config = { fsPath: '/project/finetune.yaml', toString: () => 'file:///project/finetune.yaml' }
const warn = vi.fn<(text: string) => void>()
beforeEach(() => {
  resetFake()
  warn.mockReset()
})

function open(schedule: () => Promise<ScheduleReading | null>) {
  const read = new EventEmitter<string>()
  const panel = new FakePanel()
  const asked = vi.fn(schedule)
  const language = { onDidRead: read.event, schedule: asked } as unknown as ConfigLanguage
  const log = { warn } as unknown as LogOutputChannel
  new SchedulePanel(panel as unknown as WebviewPanel, config as unknown as ExtensionUri, language, log).follow()
  const sent = panel.messages as unknown as SchedulePanelMessage[]
  return { panel, read, asked, sent }
}

describe('a preview', () => {
  it('is sent the schedule once it listens, and after each reading of its config', async () => {
    const first = readingWith({ warmup_steps: 0.1 })
    const second = readingWith({ warmup_steps: 0.2 })
    const { panel, read, asked, sent } = open(() => Promise.resolve(asked.mock.calls.length === 1 ? first : second))
    read.fire(config.toString())
    expect(asked).not.toHaveBeenCalled()
    panel.say({ type: 'ready' })
    await vi.waitFor(() => expect(sent).toEqual([{ type: 'schedule', name: 'finetune.yaml', reading: first }]))
    read.fire('file:///project/other.yaml')
    read.fire(config.toString())
    await vi.waitFor(() => expect(sent.at(-1)).toMatchObject({ reading: second }))
    expect(asked).toHaveBeenCalledTimes(2)
  })

  it('asks once more, and no more, for all that was read while it asked', async () => {
    const answers: ((reading: ScheduleReading) => void)[] = []
    const { panel, read, asked, sent } = open(() => new Promise((resolve) => answers.push(resolve)))
    panel.say({ type: 'ready' })
    for (let edits = 0; edits < 5; edits++) read.fire(config.toString())
    expect(asked).toHaveBeenCalledTimes(1)
    answers[0]?.(readingWith())
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2))
    answers[1]?.(readingWith())
    await vi.waitFor(() => expect(sent).toHaveLength(2))
    expect(asked).toHaveBeenCalledTimes(2)
  })

  it('says that its config is gone, and logs why', async () => {
    const { panel, sent } = open(() => Promise.reject(new Error('no such file')))
    panel.say({ type: 'ready' })
    await vi.waitFor(() => expect(sent).toEqual([{ type: 'missing', name: 'finetune.yaml' }]))
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('no such file'))
  })

  it('asks nothing once it is closed', () => {
    const { panel, read, asked } = open(() => Promise.resolve(null))
    panel.dispose()
    read.fire(config.toString())
    expect(asked).not.toHaveBeenCalled()
  })
})
