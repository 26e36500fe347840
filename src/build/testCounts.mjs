import { existsSync, readFileSync } from 'node:fs'

/**
 * How a part of the suite went, in tests.
 *
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} [leftOut] names of the skipped tests
 */

/**
 * What is read of vitest's JSON report.
 *
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {readonly { assertionResults: readonly { status: string, fullName: string }[] }[]} testResults
 */

/**
 * Reads vitest's JSON report. A runner that failed without a failed test (a file that does not load) counts as one.
 *
 * @param {string} file
 * @param {number} status the runner's exit status
 * @returns {Counts}
 */
export function readVitest(file, status) {
  if (!existsSync(file)) return atLeastOneFailure({ passed: 0, failed: 0, skipped: 0 }, 1)
  /** @type {VitestReport} */
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults)
  const leftOut = tests.filter((test) => test.status === 'pending' || test.status === 'skipped')
  const counts = { passed: report.numPassedTests, failed: report.numFailedTests, skipped: leftOut.length }
  return { ...atLeastOneFailure(counts, status), leftOut: leftOut.map(({ fullName }) => fullName) }
}

/**
 * Reads pytest's JUnit report, of which the first `<testsuite>` has the totals.
 *
 * @param {string} file
 * @param {number} status the runner's exit status
 * @returns {Counts}
 */
export function readJunit(file, status) {
  const suite = existsSync(file) ? (/<testsuite [^>]*>/.exec(readFileSync(file, 'utf8'))?.[0] ?? '') : ''
  const number = (/** @type {string} */ name) => Number(new RegExp(` ${name}="(\\d+)"`).exec(suite)?.[1] ?? 0)
  const failed = number('failures') + number('errors')
  const skipped = number('skipped')
  return atLeastOneFailure({ passed: number('tests') - failed - skipped, failed, skipped }, status)
}

/**
 * @param {Counts} counts
 * @param {number} status
 * @returns {Counts}
 */
function atLeastOneFailure(counts, status) {
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}
