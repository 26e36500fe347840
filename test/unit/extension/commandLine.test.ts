import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LogOutputChannel } from 'vscode'
import type { CommandOptions } from '../../../src/extension/commandLine/CommandLine'
import { CommandLine } from '../../../src/extension/commandLine/CommandLine'
import { readProjectDocument } from '../../../src/shared/protocol/readCommandLine'
import { temporaryFolder } from '../runs/fixture'

/** The command line with a program of our own in its place; what it logged is kept. */
function commandLine(program: string) {
  const script = path.join(temporaryFolder(), 'cli.cjs')
  writeFileSync(script, program)
  const lines: string[] = []
  const log = { info: (line: string) => lines.push(line) } as unknown as LogOutputChannel
  return { commandLine: new CommandLine(script, log), lines }
}

/** Asks a command to end at its first word. */
function cancelledOnceItRuns(): CommandOptions {
  const abort = new AbortController()
  return { signal: abort.signal, onReading: () => abort.abort() }
}

const project = { directory: '/project', files: ['finetune.yaml'] }

describe('a command of the command line', () => {
  it('answers its document, and logs what it says besides', async () => {
    const { commandLine: command, lines } = commandLine(`
      console.error('making it')
      console.log(JSON.stringify({ directory: process.argv.slice(2).join(' '), files: [process.env.FOR_IT] }))
    `)
    const document = await command.run(['init', 'a b'], readProjectDocument, { variables: { FOR_IT: 'yes' } })
    expect(document).toEqual({ directory: 'init a b --json', files: ['yes'] })
    expect(lines).toEqual(['finetune init a b --json', 'making it'])
  })

  it('fails as its document says', async () => {
    const error = { code: 'not-empty', message: 'There is a config already.', hint: 'Name another folder.' }
    const { commandLine: command } = commandLine(`console.log(${JSON.stringify(JSON.stringify({ error }))})`)
    await expect(command.run(['init'], readProjectDocument)).rejects.toMatchObject({ ...error, problems: [] })
  })

  it.each([
    ['no document', `throw new Error('out of memory')`, 'finetune init: Error: out of memory'],
    ['another document', `console.log('{"directory": 1}')`, '{"directory": 1}'],
    ['half a document', `process.stdout.write('{"directory": "/pro')`, '{"directory": "/pro'],
  ])('fails where it prints %s, and says what it said', async (_, program, said) => {
    const failure = { code: 'unexpected', message: expect.stringContaining(said) as unknown }
    await expect(commandLine(program).commandLine.run(['init'], readProjectDocument)).rejects.toMatchObject(failure)
  })

  it('tells how much it has read', async () => {
    const { commandLine: command } = commandLine(`
      process.send({ type: 'other' })
      process.send({ type: 'reading', bytes: 1, totalBytes: 2 }, () => {
        console.log(${JSON.stringify(JSON.stringify(project))})
        process.disconnect()
      })
    `)
    const shares: number[] = []
    const onReading = ({ bytes, totalBytes }: { bytes: number; totalBytes: number }) => shares.push(bytes / totalBytes)
    await command.run(['start'], readProjectDocument, { onReading })
    expect(shares).toEqual([0.5])
  })

  it('is asked to end by a message, and may still answer', async () => {
    const { commandLine: command } = commandLine(`
      process.send({ type: 'reading', bytes: 0, totalBytes: 1 })
      process.on('message', ({ type }) => {
        console.log(JSON.stringify({ error: { code: type === 'interrupt' ? 'stopped-as-asked' : type } }))
        process.disconnect()
      })
    `)
    await expect(command.run(['start'], readProjectDocument, cancelledOnceItRuns())).rejects.toMatchObject({
      code: 'stopped-as-asked',
    })
  })

  it('is cancelled where it was asked to end and ended without a word, whatever it said before', async () => {
    const { commandLine: command } = commandLine(`
      console.error('warning FT056: it says nothing of why it ended')
      process.send({ type: 'reading', bytes: 0, totalBytes: 1 })
      process.on('message', () => process.exit(1))
    `)
    await expect(command.run(['start'], readProjectDocument, cancelledOnceItRuns())).rejects.toMatchObject({
      code: 'cancelled',
      message: 'cancelled',
    })
  })

  it('fails where it cannot be started', async () => {
    const failing = new CommandLine('/nowhere/cli.js', { info: () => undefined } as unknown as LogOutputChannel)
    await expect(failing.run(['init'], readProjectDocument)).rejects.toMatchObject({ code: 'unexpected' })
  })
})
