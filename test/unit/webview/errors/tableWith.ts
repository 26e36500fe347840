import { ExampleBlock } from '../../../../src/runs/predictions/ExampleBlock'
import { Numbering } from '../../../../src/runs/predictions/Numbering'
import { ExampleTable } from '../../../../webview/errors/model/ExampleTable'

/** An example: its words, the tags of the data and of the model, and what the model says of each word. */
export interface GivenExample {
  readonly words: string
  readonly gold: string
  /** That of the data unless it is another. */
  readonly predicted?: string
  readonly probability?: number | null
  readonly loss?: number | null
}

/** A table as the host sends it. */
export function tableWith(...examples: readonly GivenExample[]): ExampleTable {
  const block = new ExampleBlock(new Numbering(), new Numbering())
  examples.forEach(({ words, gold, predicted = gold, probability = 0.9, loss = 0.1 }, id) => {
    const tags = { gold: gold.split(' '), predicted: predicted.split(' ') }
    const tokens = words.split(' ').map((text, index) => ({
      ...{ text, start: 0, end: 0, loss, probability, gold_probability: probability, top: [] },
      gold: tags.gold[index] ?? 'O',
      predicted: tags.predicted[index] ?? 'O',
    }))
    block.add({ id, file: 'test.conll', line: id * 10 + 1, text: words, loss, tokens })
  })
  const table = new ExampleTable()
  table.append({ type: 'examples', side: 'shown', ...block.columns() })
  return table
}
