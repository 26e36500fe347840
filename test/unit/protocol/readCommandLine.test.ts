import { describe, expect, it } from 'vitest'
import {
  readErrorDocument,
  readOutlines,
  readProjectDocument,
  readReadingMessage,
  readRunDocument,
} from '../../../src/shared/protocol/readCommandLine'

const problem = {
  file: '/project/finetune.yaml',
  line: 3,
  column: 16,
  code: 'FT021',
  severity: 'error',
  message: '`learning_rate` is -1, and must be at least 0.',
}
const run = { run: 'travel-1', directory: '/runs/travel-1', state: 'running', results: null }

describe('the document of a run', () => {
  it('is read with results and problems, or without', () => {
    const withAll = { ...run, state: 'completed', results: { test: {} }, problems: [problem] }
    expect(readRunDocument(run)).toBe(run)
    expect(readRunDocument(withAll)).toBe(withAll)
  })

  it.each([
    ['of a state that does not exist', { ...run, state: 'sleeping' }],
    ['without a directory', { ...run, directory: undefined }],
    ['whose results are a list', { ...run, results: [] }],
    ['with a problem that has no line', { ...run, problems: [{ ...problem, line: undefined }] }],
    ['with a problem of another severity', { ...run, problems: [{ ...problem, severity: 'hint' }] }],
    ['that is a list', [run]],
    ['that is nothing', null],
  ])('is refused: one %s', (_, value) => {
    expect(readRunDocument(value)).toBeNull()
  })
})

describe('the document of a failure', () => {
  it.each([
    { error: { code: 'not-started', problems: [problem] } },
    { error: { code: 'environment-missing', message: 'No Python.', hint: 'Run `finetune setup`.' } },
    { error: { code: 'cancelled' } },
  ])('is read: %j', (document) => {
    expect(readErrorDocument(document)).toBe(document)
  })

  it('is refused without a code, or with a problem that is none', () => {
    expect(readErrorDocument({ error: { message: 'No Python.' } })).toBeNull()
    expect(readErrorDocument({ error: { code: 'not-started', problems: ['all'] } })).toBeNull()
    expect(readErrorDocument(run)).toBeNull()
  })
})

describe('the document of a project from a script', () => {
  const document = (row: object) => ({
    directory: '/project',
    files: ['finetune.yaml'],
    script: { read: 3, problems: [{ ...problem, code: 'FS001', severity: 'warning', ...row }] },
  })

  it('says what was not carried over, and in which cell', () => {
    expect(readProjectDocument(document({ cell: null }))).toEqual(document({ cell: null }))
    expect(readProjectDocument(document({ cell: 2 }))).toEqual(document({ cell: 2 }))
  })

  it('is refused with a place that is none', () => {
    expect(readProjectDocument(document({ cell: 'first' }))).toBeNull()
    expect(readProjectDocument(document({}))).toBeNull()
  })
})

describe('the document of a project', () => {
  it('is read with the names of its files', () => {
    const document = { directory: '/project', files: ['finetune.yaml'] }
    expect(readProjectDocument(document)).toBe(document)
    expect(readProjectDocument({ ...document, files: [1] })).toBeNull()
  })
})

describe('outlines of configs', () => {
  it('are read as a list', () => {
    const outline = { config: '/project/finetune.yaml', outputDir: '/project/runs' }
    expect(readOutlines([outline])).toEqual([outline])
    expect(readOutlines([])).toEqual([])
    expect(readOutlines([{ ...outline, outputDir: null }])).toBeNull()
    expect(readOutlines(outline)).toBeNull()
  })
})

describe('a message over IPC', () => {
  it('is read where it tells how much was read', () => {
    const message = { type: 'reading', bytes: 5, totalBytes: 10 }
    expect(readReadingMessage(message)).toBe(message)
  })

  it('is passed over where it is of another kind, or broken', () => {
    expect(readReadingMessage({ type: 'thinking', bytes: 5, totalBytes: 10 })).toBeNull()
    expect(readReadingMessage({ type: 'reading', bytes: '5', totalBytes: 10 })).toBeNull()
    expect(readReadingMessage('reading')).toBeNull()
  })
})
