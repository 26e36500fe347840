import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Uri as ExtensionUri, WebviewPanel } from 'vscode'
import type { CommandOptions } from '../../../src/extension/commandLine/CommandLine'
import { CommandFailed } from '../../../src/extension/commandLine/CommandLine'
import { DataPanel } from '../../../src/extension/panels/DataPanel'
import type { DataPanelMessage } from '../../../src/shared/protocol/dataPanel'
import type { DataStatisticsDocument } from '../../../src/shared/protocol/dataStatistics'
import { statisticsWith } from '../webview/data/statisticsWith'
import { fake, resetFake, saveFake, Uri } from './fakeVsCode'
import { FakePanel } from './fakePanel'

vi.mock('vscode', () => import('./fakeVsCode'))

const train = '/project/data/train.conll'
const document = statisticsWith({ files: [{ split: 'train', path: train, name: 'data/train.conll' }] })

beforeEach(resetFake)

function open(run: (options: CommandOptions) => Promise<DataStatisticsDocument>) {
  const panel = new FakePanel()
  const asked: CommandOptions[] = []
  const commandLine = {
    run: (_words: readonly string[], _read: unknown, options: CommandOptions = {}) => {
      asked.push(options)
      return run(options)
    },
  }
  const target = Uri.file('/project/finetune.yaml') as unknown as ExtensionUri
  const onFailure = vi.fn()
  new DataPanel(panel as unknown as WebviewPanel, target, { commandLine: commandLine as never, onFailure }).follow()
  const sent = panel.messages as unknown as DataPanelMessage[]
  const types = () => sent.map(({ type }) => type)
  return { panel, asked, sent, types }
}

describe('a panel of data statistics', () => {
  it('says how far the reading is, and then what was found', async () => {
    const { panel, sent } = open(({ onReading }) => {
      onReading?.({ type: 'reading', bytes: 5, totalBytes: 10 })
      return Promise.resolve(document)
    })
    panel.say({ type: 'ready' })
    await vi.waitFor(() => expect(sent.at(-1)?.type).toBe('statistics'))
    expect(sent.map((message) => ('share' in message ? message.share : message.type))).toEqual([
      null,
      0.5,
      'statistics',
    ])
  })

  it('ends a reading that is no longer wanted, and says so', async () => {
    const { panel, sent } = open(
      ({ signal }) =>
        new Promise((_, reject) => {
          signal?.addEventListener('abort', () => reject(new CommandFailed('cancelled', { code: 'cancelled' })))
        }),
    )
    panel.say({ type: 'ready' })
    panel.say({ type: 'end-reading' })
    await vi.waitFor(() => expect(sent.at(-1)).toMatchObject({ type: 'failure', isCancelled: true }))
  })

  it('says why the files cannot be read, and what to do', async () => {
    const failed = new CommandFailed('no-data', { code: 'no-data', message: 'No data.', hint: 'Name a file.' })
    const { panel, sent } = open(() => Promise.reject(failed))
    panel.say({ type: 'ready' })
    await vi.waitFor(() =>
      expect(sent.at(-1)).toMatchObject({ message: 'No data.', hint: 'Name a file.', isCancelled: false }),
    )
  })

  it('reads again when one of its files is saved, and no other', async () => {
    const { panel, asked, types } = open(() => Promise.resolve(document))
    panel.say({ type: 'ready' })
    await vi.waitFor(() => expect(types()).toContain('statistics'))
    saveFake(Uri.file('/project/other.conll'))
    expect(asked).toHaveLength(1)
    saveFake(Uri.file(train))
    expect(asked).toHaveLength(2)
    panel.dispose()
    saveFake(Uri.file(train))
    expect(asked).toHaveLength(2)
  })

  it('opens the files that it has read, and no other', async () => {
    const { panel, types } = open(() => Promise.resolve(document))
    panel.say({ type: 'ready' })
    await vi.waitFor(() => expect(types()).toContain('statistics'))
    panel.say({ type: 'open-place', file: '/etc/passwd', line: 1 })
    expect(fake.showTextDocument).not.toHaveBeenCalled()
    panel.say({ type: 'open-place', file: train, line: 7 })
    expect(fake.showTextDocument).toHaveBeenCalledOnce()
  })
})
