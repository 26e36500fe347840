import { expect, it, vi } from 'vitest'
import { draftFindings, repeatFindings } from '../../../src/extension/training/draftFindings'
import { parseMarkup } from '../../../src/shared/entities/markup'

vi.mock('vscode', () => import('./fakeVsCode'))

const found = (line: string) => draftFindings(parseMarkup(line), ['DEPART', 'ARRIVEE'])

it('finds nothing wrong in a sentence with labels of the model', () => {
  expect(found('de [Paris](DEPART) à [Lyon](ARRIVEE) \\[sic\\]')).toEqual([])
})

it('takes a bracket that is not closed for an error, where it is', () => {
  expect(found('de [Paris')).toMatchObject([{ isError: true, start: 3, end: 4 }])
})

it('warns of a label that the model does not know, and names the one that is like it', () => {
  const [warning] = found('de [Paris](DEPRT)')
  expect(warning).toMatchObject({ isError: false, start: 11, end: 16 })
  expect(warning?.message).toContain('Is DEPART meant?')
})

it('warns of no label where it is not known which the model knows', () => {
  expect(draftFindings(parseMarkup('de [Paris](DEPRT)'), [])).toEqual([])
})

it('tells the line that has a sentence already', () => {
  expect([...repeatFindings(['à Lyon', '', 'de Pau', 'à  Lyon'])]).toEqual([[3, 'Line 1 has this sentence already.']])
})
