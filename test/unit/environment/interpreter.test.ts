import { describe, expect, it } from 'vitest'
import {
  compareVersions,
  missingPackages,
  parseInterpreter,
  probeInterpreter,
} from '../../../src/environment/interpreter'
import { runProgram } from '../../../src/environment/runProgram'
import { python, result } from './python'

describe('probeInterpreter', () => {
  it('reads the last line that Python prints: start-up files may print before', async () => {
    const interpreter = await probeInterpreter(['python3'], () =>
      Promise.resolve(result(`welcome\n${JSON.stringify(python({ version: '3.12.1' }))}`)),
    )
    expect(interpreter?.version).toBe('3.12.1')
  })

  it.each([
    ['a Python older than 3.10', result(JSON.stringify(python({ version: '3.9.18' })))],
    ['a Python 2', result(JSON.stringify(python({ version: '2.7.18' })))],
    ['a program that is no Python', result('hello')],
    ['a program that fails', { status: 127, stdout: '', stderr: 'command not found' }],
  ])('is null for %s', async (_, printed) => {
    expect(await probeInterpreter(['python3'], () => Promise.resolve(printed))).toBeNull()
  })

  it('is null for a program that is not there', async () => {
    expect(await probeInterpreter(['/nowhere/python'], runProgram)).toBeNull()
  })

  it('finds the Python of this machine', async () => {
    const interpreter = await probeInterpreter(['python3'], runProgram)
    expect(interpreter?.version).toMatch(/^3\.\d+\.\d+$/)
    expect(interpreter?.sitePackages.length).toBeGreaterThan(0)
  })
})

describe('missingPackages', () => {
  it('is empty for an interpreter that has all', () => {
    expect(missingPackages(python())).toEqual([])
  })

  it('names a package that is not there', () => {
    const { torch: _, ...packages } = python().packages
    expect(missingPackages(python({ packages }))).toEqual(['torch'])
  })

  it('names a package that is too old with the version it has', () => {
    const packages = { ...python().packages, transformers: '4.57.1' }
    expect(missingPackages(python({ packages }))).toEqual([expect.stringContaining('transformers 4.57.1')])
  })

  it('takes a build of PyTorch for what it is a build of', () => {
    const packages = { ...python().packages, torch: '2.13.0+cpu' }
    expect(missingPackages(python({ packages }))).toEqual([])
  })
})

describe('compareVersions', () => {
  it.each([
    ['2.9', '2.13.0', -1],
    ['2.13.0+cpu', '2.13', 0],
    ['3.0', '2.99.9', 1],
    ['2.9.0rc1', '2.9', 0],
  ])('orders %s and %s by number', (left, right, sign) => {
    expect(Math.sign(compareVersions(left, right))).toBe(sign)
  })
})

describe('parseInterpreter', () => {
  it.each([null, 3, {}, { executable: '/python' }])('is null for %j', (value) => {
    expect(parseInterpreter(value)).toBeNull()
  })
})
