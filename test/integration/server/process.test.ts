import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { connect, head, spawnServer } from './serverProcess'

describe('the life of the server process', { timeout: 60_000 }, () => {
  it('without `--stdio` says how it is started, and fails', async () => {
    const { status, stderr } = await spawnServer().exit
    expect(status).toBe(2)
    expect(stderr).toContain('server.js --stdio')
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  it('ends with status 0 after a shutdown', async () => {
    const client = await connect()
    client.openText('untitled:x', head)
    expect(await client.end()).toEqual({ status: 0, signal: null, stderr: '' })
  })

  it('ends with status 1 when it is told to without a shutdown', async () => {
    const client = await connect()
    client.notify('exit', undefined)
    expect(await client.exit).toMatchObject({ status: 1, stderr: '' })
  })

  it('ends when its client closes the pipe', async () => {
    const client = await connect()
    client.hangUp()
    expect(await client.exit).toMatchObject({ status: 1, stderr: '' })
  })

  it('ends when the process of its client is gone, though the pipe is held open', async () => {
    const editor = spawn(process.execPath, ['-e', ''])
    await once(editor, 'exit')
    const client = spawnServer('--stdio')
    await client.initialize({ processId: editor.pid ?? null })
    expect(await client.exit).toMatchObject({ status: 1, stderr: '' })
  })

  it('goes on after what is no message', async () => {
    const client = await connect()
    client.writeText('Content-Length: 3\r\n\r\n{,}')
    client.openText('untitled:x', head)
    await expect(client.diagnosed('untitled:x', 1)).resolves.toMatchObject({ version: 1 })
  })
})
