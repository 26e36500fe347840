import type { Readable } from 'node:stream'

/** A JSON-RPC message: a question, an answer, or something told. */
export interface Message {
  readonly id?: number | string | undefined
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly code: number; readonly message: string }
}

/** A message as it goes over the pipe. */
export function frame(message: Message): string {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message })
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

/** Calls back with each message that arrives. */
export function readMessages(stream: Readable, onMessage: (message: Message) => void): void {
  let rest: Buffer = Buffer.alloc(0)
  stream.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    for (let next = cut(rest); next !== null; next = cut(rest)) {
      rest = next.rest
      onMessage(JSON.parse(next.body) as Message)
    }
  })
}

/** The first whole message, and what is behind it. */
function cut(bytes: Buffer): { readonly body: string; readonly rest: Buffer } | null {
  const start = bytes.indexOf('\r\n\r\n')
  if (start < 0) return null
  const length = Number(/Content-Length: (\d+)/i.exec(bytes.toString('latin1', 0, start))?.[1])
  const end = start + 4 + length
  return bytes.length < end ? null : { body: bytes.toString('utf8', start + 4, end), rest: bytes.subarray(end) }
}
