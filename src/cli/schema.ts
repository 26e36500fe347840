import type { Command } from 'commander'
import { jsonSchema } from '../config/schema/jsonSchema'
import type { CliContext } from './context'
import { printJson } from './json'

/** `finetune schema`: the JSON Schema of the config language, for editors and stock validators. */
export function registerSchema(program: Command, context: CliContext): void {
  program
    .command('schema')
    .description('print the JSON Schema of configs')
    .option('--json', 'the same: the schema is JSON')
    .action(() => printJson(context.stdout, jsonSchema()))
}
