import { ConfigServer } from './ConfigServer'
import { keepMemorySmall } from './connection/keepMemorySmall'
import { stdioConnection } from './connection/stdioConnection'
import { readInProcess } from './world/readInProcess'

/** The language server: `server.js --stdio`, for any editor that speaks the Language Server Protocol. */
if (process.argv.includes('--stdio')) {
  new ConfigServer(stdioConnection(), readInProcess).listen(process.stdin)
  keepMemorySmall(process.stdin)
} else {
  process.stderr.write(
    'This is the language server of Fine-Tuning Lab, which an editor starts as `server.js --stdio`: it speaks the ' +
      'Language Server Protocol on its standard input and output.\n',
  )
  process.exitCode = 2
}
