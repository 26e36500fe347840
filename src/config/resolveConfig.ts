import { basename, dirname, resolve } from 'node:path'
import { catalogue } from '../shared/catalogue/catalogue'
import type { CatalogueValues } from '../shared/catalogue/values'
import type { Split } from '../shared/protocol/example'
import { splits } from '../shared/protocol/example'
import type { ConfigDocument } from './configDocument'
import type { FilledValues } from './fillDefaults'
import { argumentsOf, fillDefaults } from './fillDefaults'
import type { FoundModel } from './model/modelDescription'
import { placeFindings } from './placeFindings'
import type { ConfigCode, ConfigFinding, ConfigProblem } from './problems'
import { finding } from './problems'
import type { WrittenKeys } from './readKeys'
import { readKeys } from './readKeys'
import type { ConfigContext, DataSettings, Resolution, ResolvedConfig, ValueInEffect } from './resolvedConfig'
import { fileKeys } from './rule/fileRules'
import { anchorAt } from './rule/ruleInput'
import { rules } from './rule/rules'

/** The task and the engine that can be started today. */
const supported = { task: 'token-classification', engine: 'transformers' } as const

/** Check a document and fill in every default. Never throws; finds all problems at once. */
export function resolveConfig(document: ConfigDocument, context: ConfigContext): Resolution {
  const written = readKeys(document)
  const configFolder = dirname(context.configPath)
  const model = lookUpModel(written, configFolder, context)
  const filled = fillDefaults(written.keys, model?.description?.maxPositions ?? null)
  const { values } = filled
  const unsupported = checkSupport(values, written)
  const input = { values, written: written.keys, isWhole: isWhole(document), configFolder, files: context.files, model }
  const findings = [
    ...document.findings,
    ...written.findings,
    ...unsupported,
    ...(input.isWhole ? missingKeys(written) : []),
    // What the rules say is said of the supported task.
    ...(unsupported.length === 0 ? rules.flatMap((rule) => rule(input)) : []),
  ]
  const problems = placeFindings(findings, document, context.configPath)
  const isUsable = problems.every(({ severity }) => severity !== 'error')
  const config = isUsable && model !== null ? buildConfig(filled, model, context) : null
  const data = isDataKnown(problems, written) ? dataSettings(values, context) : null
  return {
    config,
    data,
    values: valuesInEffect(filled, written),
    written: written.keys,
    effective: values,
    model,
    problems,
  }
}

/** Whether all of the YAML could be read. */
function isWhole({ findings }: ConfigDocument): boolean {
  return !findings.some(({ code }) => code === 'FT001' || code === 'FT002' || code === 'FT004')
}

function lookUpModel({ keys }: WrittenKeys, configFolder: string, { findModel }: ConfigContext): FoundModel | null {
  // No default of these three depends on the model.
  const { model_name_or_path: nameOrPath, model_revision: revision, cache_dir } = fillDefaults(keys, null).values
  if (nameOrPath === null) return null
  return findModel({ nameOrPath, revision, cacheDir: absolute(cache_dir, configFolder) })
}

/** Problems that leave open which data is meant; those of single values show in the values themselves. */
const dataCodes: ReadonlySet<ConfigCode> = new Set<ConfigCode>([
  ...(['FT001', 'FT002', 'FT004', 'FT012', 'FT013', 'FT023', 'FT030', 'FT031', 'FT032', 'FT066', 'FT067'] as const),
])

function isDataKnown(problems: readonly ConfigProblem[], { keys }: WrittenKeys): boolean {
  const dataKeys = catalogue.filter(({ group }) => group === 'data').map(({ key }) => key)
  const isRead = dataKeys.every((key) => !keys.has(key) || keys.get(key)?.value !== undefined)
  return keys.has('train_file') && isRead && !problems.some(({ code }) => dataCodes.has(code))
}

function checkSupport(values: CatalogueValues, { keys: written }: WrittenKeys): readonly ConfigFinding[] {
  return (['task', 'engine'] as const).flatMap((key) => {
    const value = values[key]
    if (value === null || value === supported[key]) return []
    return [finding('FT023', { key, value, supported: supported[key] }, anchorAt({ written }, key))]
  })
}

/** Keys that have no default and are not there. */
function missingKeys({ keys: written }: WrittenKeys): readonly ConfigFinding[] {
  return catalogue.flatMap(({ key, default: value }) => {
    if (value.kind !== 'required' || written.has(key)) return []
    return [finding('FT017', { key, example: value.example }, anchorAt({ written }))]
  })
}

function valuesInEffect({ byKey }: FilledValues, { keys }: WrittenKeys): Resolution['values'] {
  const pairs = [...byKey].map(([key, value]): [string, ValueInEffect] => {
    const written = keys.get(key)
    return [key, { value, origin: written?.value === undefined ? 'default' : written.origin }]
  })
  return new Map(pairs)
}

function buildConfig(filled: FilledValues, model: FoundModel, context: ConfigContext): ResolvedConfig {
  const { values } = filled
  const folder = dirname(context.configPath)
  return {
    ...dataSettings(values, context),
    task: supported.task,
    engine: supported.engine,
    runName: values.run_name ?? basename(folder),
    outputDir: resolve(folder, values.output_dir),
    model,
    arguments: { ...argumentsOf(filled), cache_dir: absolute(values.cache_dir, folder) },
  }
}

function dataSettings(values: CatalogueValues, { configPath }: ConfigContext): DataSettings {
  return {
    configPath,
    files: filesBySplit(values, dirname(configPath)),
    validationSplit: values.validation_file.length > 0 ? null : values.validation_split,
    testSplit: values.test_file.length > 0 ? null : values.test_split,
    labels: values.labels,
    labelMap: values.label_map,
    textColumn: values.text_column_name,
    labelColumn: values.label_column_name,
    seed: values.seed,
  }
}

function filesBySplit(values: CatalogueValues, folder: string): ResolvedConfig['files'] {
  const pairs = splits.flatMap((split): [Split, readonly string[]][] => {
    const names = values[fileKeys[split]]
    return names.length === 0 ? [] : [[split, names.map((name) => resolve(folder, name))]]
  })
  return Object.fromEntries(pairs)
}

function absolute(path: string | null, folder: string): string | null {
  return path === null ? null : resolve(folder, path)
}
