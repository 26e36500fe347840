import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { faultOf, questions } from '../../languageServer/askEverything'
import { EditedConfig } from '../../languageServer/EditedConfig'
import { takeInProject } from '../../languageServer/fixedWorld'
import { seededRandom } from '../../seededRandom'

const edits = 10_000
const seed = Number(process.env['FUZZ_SEED'] ?? 5)

test('10,000 random edits: every question has an answer that fits the document', { timeout: 120_000 }, () => {
  const random = seededRandom(seed)
  const config = new EditedConfig(random)
  const asked = new Map<string, number>()
  for (let edit = 0; edit < edits; edit++) {
    config.edit()
    const { document, text } = config
    const offset = config.offset()
    const isSame = document.getText() === text && isDeepStrictEqual(document.positionAt(offset), whole(config, offset))
    if (!isSame) fail(`an edited document is another than ${JSON.stringify(text)}`, edit)
    const snapshot = takeInProject(document)
    for (const [name, ask] of Object.entries(questions)) {
      // Some kinds a turn are enough: each has its thousands.
      if (random() > 0.3) continue
      const fault = faultIn(() => {
        const answer = ask(snapshot, offset, takeInProject)
        if (hasContent(answer)) asked.set(name, (asked.get(name) ?? 0) + 1)
        // What is defined elsewhere is in another document.
        return name === 'definition' ? null : faultOf(answer, document)
      })
      if (fault !== null) fail(`${name} at ${offset} of ${JSON.stringify(text)}: ${fault}`, edit)
    }
  }
  // Each kind had something to say: it was put to the test.
  for (const name of Object.keys(questions)) {
    if (name !== 'badRename') expect(asked.get(name) ?? 0, name).toBeGreaterThan(0)
  }
})

function whole(config: EditedConfig, offset: number) {
  return config.whole().positionAt(offset)
}

function faultIn(ask: () => string | null): string | null {
  try {
    return ask()
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}

function fail(message: string, edit: number): never {
  expect.fail(`FUZZ_SEED=${seed}, edit ${edit}: ${message}`)
}

function hasContent(answer: unknown): boolean {
  return Array.isArray(answer) ? answer.length > 0 : answer !== null
}
