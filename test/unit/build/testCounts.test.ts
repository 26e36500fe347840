import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readJunit, readVitest } from '../../../src/build/testCounts.mjs'

function report(text: string): string {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'report-')), 'report')
  writeFileSync(file, text)
  return file
}

const assertionResults = [
  { status: 'passed', fullName: 'runs everywhere' },
  { status: 'skipped', fullName: 'needs a GPU' },
]
const vitest = JSON.stringify({ numPassedTests: 1, numFailedTests: 0, testResults: [{ assertionResults }] })
const junit = '<testsuites><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="10" time="1">'

describe('counts of tests', () => {
  it('are read from vitest’s report, with the names of what was left out', () => {
    expect(readVitest(report(vitest), 0)).toEqual({ passed: 1, failed: 0, skipped: 1, leftOut: ['needs a GPU'] })
  })

  it('are read from pytest’s report, errors among the failures', () => {
    expect(readJunit(report(junit), 1)).toEqual({ passed: 4, failed: 3, skipped: 3 })
  })

  it('have a failure when the runner failed without a failed test', () => {
    expect(readVitest(report(vitest), 1)).toMatchObject({ failed: 1 })
  })

  it('have a failure when the runner left no report', () => {
    expect(readVitest('/nowhere', 0)).toMatchObject({ failed: 1 })
    expect(readJunit('/nowhere', 2)).toMatchObject({ failed: 1 })
  })
})
