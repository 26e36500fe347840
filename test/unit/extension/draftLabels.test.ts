import { beforeEach, expect, it, vi } from 'vitest'
import { Uri } from 'vscode'
import { DraftLabels } from '../../../src/extension/training/DraftLabels'
import { FakeMemento } from './fakeMemento'
import { resetFake, workspace } from './fakeVsCode'

vi.mock('vscode', () => import('./fakeVsCode'))

const [one, other] = [Uri.file('one'), Uri.file('other')]
beforeEach(resetFake)

it('knows the labels of a draft after a reload of the window, and forgets those of drafts that are closed', async () => {
  const state = new FakeMemento()
  await new DraftLabels(state).remember(one, ['DEPART'])
  expect(new DraftLabels(state).of(one)).toEqual(['DEPART'])
  await new DraftLabels(state).remember(other, ['PER'])
  expect(new DraftLabels(state).of(one)).toEqual([])
  expect(new DraftLabels(state).of(other)).toEqual(['PER'])
})

it('keeps those of drafts that are open', async () => {
  const labels = new DraftLabels(new FakeMemento())
  Object.assign(workspace, { textDocuments: [{ uri: one }] })
  await labels.remember(one, ['DEPART'])
  await labels.remember(other, ['PER'])
  expect(labels.of(one)).toEqual(['DEPART'])
})
