import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { FrameLocator } from 'playwright-core'
import type { Theme } from './theme'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What is used of axe-core's answer. */
interface AxeRule {
  readonly id: string
  readonly help: string
  readonly nodes: readonly {
    readonly target: readonly unknown[]
    readonly html: string
    readonly failureSummary?: string
  }[]
}
interface AxeAnswer {
  readonly passes: readonly AxeRule[]
  readonly violations: readonly AxeRule[]
}

/**
 * What axe-core finds in the page of a webview, once it is in that theme and shows what it has: a text for each place, by
 * all rules but the experimental ones.
 *
 * @param shown selector of what is waited for
 * @throws when it did not come to look at the colours of any text: then a page without findings says nothing
 */
export async function accessibilityFindings(
  frame: FrameLocator,
  { kind }: Theme,
  shown = 'line-chart',
): Promise<readonly string[]> {
  const body = frame.locator(`body[data-vscode-theme-kind="${kind}"]`)
  await frame.locator(shown).first().waitFor()
  // The page's policy forbids scripts that are added to it, and not what a debugger evaluates.
  await body.evaluate(`${source}; undefined`)
  // The page lets the editor's background through, which axe-core does not see from inside.
  await body.evaluate(`document.documentElement.style.backgroundColor = 'var(--vscode-editor-background)'`)
  const answer: AxeAnswer = await body.evaluate('axe.run()')
  const { passes, violations } = answer
  if (!passes.some(({ id }) => id === 'color-contrast'))
    throw new Error('axe-core found no text whose colours it knows')
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, html, failureSummary = '' }) =>
        `${id}: ${help}\n${target.flat().join(' ')}\n${html}\n${failureSummary}`,
    ),
  )
}
