/** A program that says that it listens, and ends once it is interrupted. */
import { processContext } from '../../../src/cli/processContext'

const context = processContext()
const timer = setInterval(() => undefined, 1000)
const stopListening = context.onInterrupt(() => {
  process.stdout.write('interrupted\n')
  clearInterval(timer)
  stopListening()
})
process.stdout.write('listening\n')
