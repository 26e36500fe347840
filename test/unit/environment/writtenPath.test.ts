import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { absolutePath, programPath } from '../../../src/environment/writtenPath'

const base = path.resolve('/home/ada/project')
const home = path.resolve('/home/ada')

describe('a path that a user wrote', () => {
  it.each([
    ['/opt/cache', '/opt/cache'],
    ['.cache', '/home/ada/project/.cache'],
    ['../shared', '/home/ada/shared'],
    ['~', '/home/ada'],
    ['~/cache', '/home/ada/cache'],
    ['~ada/cache', '/home/ada/project/~ada/cache'],
  ])('%s is %s', (written, absolute) => {
    expect(absolutePath(written, base, home)).toBe(path.resolve(absolute))
  })

  it('keeps a home whose name would mean something in a replacement', () => {
    expect(absolutePath('~/x', base, path.resolve('/home/$&'))).toBe(path.resolve('/home/$&/x'))
  })
})

describe('a program that a user wrote', () => {
  it.each([
    ['.venv/bin/python', '/home/ada/project/.venv/bin/python'],
    ['~/venv/bin/python', '/home/ada/venv/bin/python'],
    ['/usr/bin/python3', '/usr/bin/python3'],
  ])('%s is %s', (written, absolute) => {
    expect(programPath(written, base, home)).toBe(path.resolve(absolute))
  })

  it('is looked for on the search path where it is a name', () => {
    expect(programPath('python3.12', base, home)).toBe('python3.12')
  })
})
