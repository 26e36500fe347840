import { createConnection } from 'vscode-languageserver/node'
import { ConfigServer } from './ConfigServer'
import { readInWorker } from './world/readInWorker'

/** The language server: `server.js --stdio`, for any editor that speaks the Language Server Protocol. */
const connection = createConnection()
new ConfigServer(connection, readInWorker).listen()
