// transformers.js, asked line by line: transformersPeer.mjs <its node_modules> <model folder> <fp32|int8>
import path from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const [modules = '', folder = '', precision = ''] = process.argv.slice(2)
const entry = path.join(modules, '@huggingface', 'transformers', 'dist', 'transformers.node.mjs')
/** @typedef {(text: string, options: object) => Promise<{ index: number, entity: string }[]>} Recognize */
/**
 * @type {{
 *   env: { allowRemoteModels: boolean, localModelPath: string },
 *   pipeline: (task: string, model: string, options: object) => Promise<Recognize>,
 * }}
 */
const { env, pipeline } = await import(pathToFileURL(entry).href)
env.allowRemoteModels = false
env.localModelPath = path.dirname(folder)
const recognize = await pipeline('token-classification', path.basename(folder), {
  dtype: precision === 'int8' ? 'q8' : 'fp32',
  device: 'cpu',
})
say({ threads: null })

for await (const line of createInterface({ input: process.stdin })) {
  /** @type {{ do: 'time' | 'tags', text: string }} */
  const request = JSON.parse(line)
  const start = performance.now()
  const tokens = await recognize(request.text, { ignore_labels: [] })
  const milliseconds = performance.now() - start
  if (request.do === 'time') say({ milliseconds })
  else say({ tags: tokens.map(({ index, entity }) => [index, entity]) })
}

/** @param {object} answer */
function say(answer) {
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}
