import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { appendExamples } from '../../../../src/data/append/appendExamples'
import { textSource } from '../../../../src/data/append/appendSource'
import { detectFormat } from '../../../../src/data/format/dataFormat'
import type { RawExample } from '../../../../src/data/format/rawExample'
import { readExamples } from '../../../../src/data/format/readExamples'
import { parseMarkup } from '../../../../src/shared/entities/markup'
import type { DataReading } from '../../../../src/shared/protocol/spec'
import { temporaryFolder } from '../../runs/fixture'

export const plainReading: DataReading = { textColumn: null, labelColumn: null, labels: null, labelMap: {} }

/** A file's text with sentences in markup added, or why they are not. */
export async function textWith(
  name: string,
  text: string,
  markup: readonly string[],
  reading = plainReading,
): Promise<string> {
  const appending = await appendExamples({ name, source: textSource(text), reading }, markup.map(parseMarkup))
  if (typeof appending === 'string') return appending
  expect(text.endsWith(appending.behind)).toBe(true)
  return text.slice(0, text.length - appending.behind.length) + appending.text + appending.behind
}

/** What training reads of a text, and the problems that it tells. */
export async function examplesOf(name: string, text: string, reading = plainReading) {
  const file = path.join(temporaryFolder(), name)
  writeFileSync(file, text)
  const codes: string[] = []
  const context = { ...reading, report: (code: string) => codes.push(code), onLayout: () => undefined }
  const format = detectFormat(name, text)
  if (format === null) throw new Error(`${name} has no format`)
  const examples: RawExample[] = []
  for await (const batch of readExamples(file, format, text, context, {})) examples.push(...batch)
  return { examples, codes }
}
