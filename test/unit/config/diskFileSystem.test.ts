import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { diskFileSystem } from '../../../src/config/diskFileSystem'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'finetune-disk-'))
  writeFileSync(join(folder, 'b.txt'), 'é')
  writeFileSync(join(folder, 'a.txt'), '')
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('a disk', () => {
  test('tells files, folders and what is missing apart, below a file too', () => {
    expect(diskFileSystem.kind(folder)).toBe('folder')
    expect(diskFileSystem.kind(join(folder, 'a.txt'))).toBe('file')
    expect(diskFileSystem.kind(join(folder, 'c.txt'))).toBe('missing')
    expect(diskFileSystem.kind(join(folder, 'a.txt', 'x'))).toBe('missing')
  })

  test('answers no path that cannot be one with a throw', () => {
    expect(diskFileSystem.kind('/\0')).toBe('unreadable')
    expect(diskFileSystem.readText('/\0')).toBeNull()
    expect(diskFileSystem.list('/\0')).toEqual([])
  })

  test('reads texts and lists names in order', () => {
    expect(diskFileSystem.readText(join(folder, 'b.txt'))).toBe('é')
    expect(diskFileSystem.list(folder)).toEqual(['a.txt', 'b.txt'])
  })

  test('knows its free space and where it can be written', () => {
    expect(diskFileSystem.freeBytes(folder)).toBeGreaterThan(0)
    expect(diskFileSystem.canWrite(folder)).toBe(true)
    expect(diskFileSystem.canWrite(join(folder, 'gone'))).toBe(false)
  })
})
