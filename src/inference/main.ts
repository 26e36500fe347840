import type { InferenceRequest } from '../shared/protocol/inference'
import { ModelShelf } from './ModelShelf'
import { createInferenceServer } from './server'
import { openTokenClassifier } from './tokenClassifier'

// Entry of the child process, dist/inference.js. It lives as long as its parent keeps the channel open.
const server = createInferenceServer(new ModelShelf(openTokenClassifier), (reply) => process.send?.(reply))

process.on('message', (request: InferenceRequest) => server.handle(request))
process.on('disconnect', () => process.exit())
// Ctrl-C in a terminal reaches the whole process group; the parent decides what it means.
process.on('SIGINT', () => undefined)
