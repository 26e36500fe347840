import { describe, expect, it } from 'vitest'
import { parsePipLine } from '../../../src/environment/pipProgress'

describe('parsePipLine', () => {
  it.each([
    ['Collecting torch==2.13.0 (from -r trainer.txt (line 2))', { stage: 'collecting', detail: 'torch==2.13.0' }],
    ['Collecting numpy>=1.17; python_version > "3"', { stage: 'collecting', detail: 'numpy>=1.17' }],
    [
      '  Downloading onnx-1.23.2-cp311-manylinux.whl (8.9 MB)',
      { stage: 'downloading', detail: 'onnx-1.23.2 (8.9 MB)' },
    ],
    ['Installing collected packages: mpmath, torch', { stage: 'installing', detail: '2 packages' }],
  ])('reads %s', (line, progress) => {
    expect(parsePipLine(line)).toEqual(progress)
  })

  it.each([
    '  Downloading onnx-1.23.2-cp311.whl.metadata (6 kB)',
    'Requirement already satisfied: numpy in ./site-packages',
    '',
  ])('makes nothing of %j', (line) => {
    expect(parsePipLine(line)).toBeNull()
  })
})
