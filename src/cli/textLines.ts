import { createReadStream } from 'node:fs'

/**
 * The lines of a UTF-8 file, without their ends (LF or CRLF), in groups, so that a long file needs no more memory than a
 * short one. Blank lines are kept; a last line end does not begin another line, and a byte order mark is no text.
 *
 * @throws What the file system throws.
 */
export async function* readLineGroups(file: string, size: number): AsyncGenerator<string[]> {
  let rest = ''
  let group: string[] = []
  let isStart = true
  for await (const chunk of createReadStream(file, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + (isStart ? chunk.replace(/^\ufeff/, '') : chunk)).split('\n')
    isStart = false
    rest = lines.pop() ?? ''
    for (const line of lines) {
      group.push(line.replace(/\r$/, ''))
      if (group.length < size) continue
      yield group
      group = []
    }
  }
  if (rest !== '') group.push(rest)
  if (group.length > 0) yield group
}
