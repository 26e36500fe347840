import { questions } from '../../languageServer/askEverything'
import { EditedConfig } from '../../languageServer/EditedConfig'
import { takeInProject } from '../../languageServer/fixedWorld'
import { seededRandom } from '../../seededRandom'

/** The slowest answers of 10,000 edits at random, in milliseconds by what was asked. */
export function slowestAnswers(): ReadonlyMap<string, number> {
  const random = seededRandom(5)
  const config = new EditedConfig(random)
  const slowest = new Map<string, number>()
  for (let edit = 0; edit < 10_000; edit++) {
    config.edit()
    const offset = config.offset()
    for (const [name, ask] of Object.entries(questions)) {
      if (random() > 0.2) continue
      const begin = performance.now()
      ask(takeInProject(config.document), offset, takeInProject)
      slowest.set(name, Math.max(slowest.get(name) ?? 0, performance.now() - begin))
    }
  }
  return slowest
}
