import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { settingsOf } from '../config/configOfFile'
import { diskFileSystem } from '../config/diskFileSystem'
import { outputDirOf } from '../config/outputDir'
import { parseDocument } from '../config/parseDocument'
import { readingOf } from '../runs/dataRequest'
import type { ConfigOutline } from '../shared/protocol/commandLine'
import type { CliContext } from './context'
import { printJson } from './json'
import { shownPath } from './terminal/shownPath'

/** `finetune outline`: what configs say without a look at their data; those that cannot be read are left out. */
export function registerOutline(program: Command, context: CliContext): void {
  program
    .command('outline')
    .description('say where configs write their runs')
    .argument('<configs...>', 'the configs')
    .option('--data', 'say which data files they name, too (with --json)')
    .option('--json', 'print one JSON document')
    .action(async (configs: readonly string[], { json, data }: { json?: boolean; data?: boolean }) => {
      const read = await Promise.all(configs.map((config) => outlineOf(path.resolve(context.cwd, config))))
      const found = read.filter((outline) => outline !== null)
      const outlines = data === true ? found.map(withData) : found
      if (json === true) printJson(context.stdout, outlines)
      else for (const outline of outlines) context.stdout.write(`${line(outline, context.cwd)}\n`)
    })
}

async function outlineOf(config: string): Promise<ConfigOutline | null> {
  try {
    return { config, outputDir: outputDirOf(parseDocument(await readFile(config, 'utf8')), config) }
  } catch {
    return null
  }
}

function withData(outline: ConfigOutline): ConfigOutline {
  const settings = settingsOf(outline.config, diskFileSystem)
  return { ...outline, data: settings === null ? null : { files: settings.files, reading: readingOf(settings) } }
}

function line({ config, outputDir }: ConfigOutline, cwd: string): string {
  return `${shownPath(config, cwd)}  ${shownPath(outputDir, cwd)}`
}
