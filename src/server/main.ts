import { setFlagsFromString } from 'node:v8'
import { ConfigServer } from './ConfigServer'
import { stdioConnection } from './connection/stdioConnection'
import { readInProcess } from './world/readInProcess'

// Answers take milliseconds: what V8 would put aside to make them faster is a third of the memory.
setFlagsFromString('--optimize-for-size')

/** The language server: `server.js --stdio`, for any editor that speaks the Language Server Protocol. */
if (process.argv.includes('--stdio')) new ConfigServer(stdioConnection(), readInProcess).listen(process.stdin)
else {
  process.stderr.write(
    'This is the language server of Fine-Tuning Lab, which an editor starts as `server.js --stdio`: it speaks the ' +
      'Language Server Protocol on its standard input and output.\n',
  )
  process.exitCode = 2
}
