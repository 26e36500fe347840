import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { completed, started, writeRun } from '../../unit/runs/fixture'
import { prediction } from '../../unit/runs/predictions/prediction'

/** What a model says of a word that it is wrong about, by sentence (from 0) and word (from 0). */
export type WrongTags = readonly (readonly [sentence: number, word: number, tag: string])[]

/** Adds a run to a project, which has ended and has predictions on `test.conll`: right ones but for these. */
export function addPredictedRun(folder: string, id: string, wrong: WrongTags): string {
  const record = { id, name: id, config: { path: path.join(folder, 'finetune.yaml'), sha256: '00' } }
  const run = writeRun(path.join(folder, 'runs'), { record, events: [started(), completed] })
  let line = 1
  const predictions = readFileSync(path.join(folder, 'test.conll'), 'utf8')
    .trim()
    .split('\n\n')
    .map((sentence, number) => {
      const rows = sentence.split('\n').map((row) => row.split(' '))
      const [words, gold] = [0, 1].map((column) => rows.map((row) => row[column] ?? ''))
      const predicted = gold?.map(
        (tag, word) => wrong.find(([one, other]) => one === number && other === word)?.[2] ?? tag,
      )
      const loss = wrong.some(([one]) => one === number) ? 2 - number / 100 : 0.01
      const made = prediction(number, ...texts(words, gold, predicted), { line, loss })
      line += rows.length + 1
      return { ...made, file: 'test.conll' }
    })
  mkdirSync(path.join(run, 'predictions'))
  writeFileSync(
    path.join(run, 'predictions', 'test.jsonl'),
    predictions.map((each) => `${JSON.stringify(each)}\n`).join(''),
  )
  return run
}

function texts(...lists: readonly (readonly string[] | undefined)[]): [string, string, string] {
  const [words = '', gold = '', predicted = ''] = lists.map((list) => (list ?? []).join(' '))
  return [words, gold, predicted]
}
