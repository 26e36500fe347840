import path from 'node:path'
import type { Command } from 'commander'
import { configOfFile } from '../config/configOfFile'
import { diskFileSystem } from '../config/diskFileSystem'
import { isDataFile } from '../data/format/dataFormat'
import type { DataFile } from '../data/request'
import { InferenceClient } from '../inference/client'
import { dataRequest } from '../runs/dataRequest'
import type { Split } from '../shared/protocol/example'
import { splits } from '../shared/protocol/example'
import { cancellable } from './cancellable'
import { CommandFailure } from './commandFailure'
import type { CliContext } from './context'
import { exitCodes } from './context'
import { dataStatistics, looseFile, type StatisticsSource } from './dataStatistics'
import { printJson } from './json'
import { loadConfig } from './loadConfig'
import { inferenceProgram } from './predict'
import { setupOf, sitePackagesOf } from './pythonSide'
import { dataLines } from './terminal/dataLines'
import { withReadingShown } from './terminal/readingLine'
import { styleOf } from './terminal/style'

/** `finetune data`: what is in data files, what is cut, and what is there twice. */
export function registerData(program: Command, context: CliContext): void {
  program
    .command('data')
    .description('say what the data of a config holds: labels, lengths, what is cut, what train and test share')
    .argument('<config|file>', 'the config, a folder with a finetune.yaml, or one data file')
    .option('--json', 'print one JSON document')
    .action((target: string, { json }: { json?: boolean }) => data(target, json === true, context))
}

async function data(target: string, isJson: boolean, context: CliContext): Promise<void> {
  const source = await sourceOf(path.resolve(context.cwd, target), context)
  const client = new InferenceClient({ program: inferenceProgram })
  try {
    const document = await cancellable(
      context,
      (signal) =>
        withReadingShown(context, signal, (options) =>
          dataStatistics(source, (folder, words) => client.countTokens(folder, words, signal), { ...options, signal }),
        ),
      'Cancelled.',
    )
    if (isJson) printJson(context.stdout, document)
    else
      for (const line of dataLines(document, styleOf(context.stdout, context.environmentVariables))) {
        context.stdout.write(`${line}\n`)
      }
    if (document.splits.length === 0) context.setExitCode(exitCodes.badInput)
  } finally {
    client.dispose()
  }
}

async function sourceOf(target: string, context: CliContext): Promise<StatisticsSource> {
  if (!isDataFile(target)) return configSource(target, null, context)
  const settings = configOfFile(target, diskFileSystem)
  return settings === null ? looseFile(target) : configSource(settings.configPath, target, context)
}

/** @param only one of the config's files, null for all of them */
async function configSource(config: string, only: string | null, context: CliContext): Promise<StatisticsSource> {
  const choosePython = async () => (await setupOf(context)).choose()
  const { path: configPath, resolution } = await loadConfig(config, [], () => sitePackagesOf(choosePython()), context)
  const { data: settings, effective, model } = resolution
  if (effective.task !== null && effective.task !== 'token-classification') throw otherTask(configPath, effective.task)
  if (settings === null) throw noData(configPath)
  const request = dataRequest(settings)
  const isOnly = ({ path: file }: DataFile) => file === only
  const files: Partial<Record<Split, readonly DataFile[]>> = {}
  for (const split of splits) {
    const found = (request.files[split] ?? []).filter(isOnly)
    if (found.length > 0) files[split] = found
  }
  return {
    request: only === null ? request : { ...request, files, validationSplit: null, testSplit: null },
    config: configPath,
    folder: path.dirname(configPath),
    maxLength: effective.max_seq_length,
    model: model === null ? null : { name: model.reference.nameOrPath, folder: model.reference.path },
  }
}

function otherTask(config: string, task: string): CommandFailure {
  const message = `${config} is for ${task}: only data of token classification can be counted.`
  return new CommandFailure(exitCodes.badInput, 'task-not-supported', message, 'Name a config with entities to find.')
}

function noData(config: string): CommandFailure {
  const message = `${config} does not say which data it trains on.`
  return new CommandFailure(exitCodes.badInput, 'no-data', message, 'Name a `train_file` in it.')
}
