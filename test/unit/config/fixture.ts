import { dirname } from 'node:path'
import type { FileSystem } from '../../../src/config/fileSystem'
import { findModel } from '../../../src/config/model/findModel'
import { parseDocument } from '../../../src/config/parseDocument'
import { resolveConfig } from '../../../src/config/resolveConfig'
import type { Resolution } from '../../../src/config/resolvedConfig'
import { withSettings } from '../../../src/config/withSettings'

/** Disk of a test: texts by absolute path; null is a file that may not be read. */
export interface MemoryDisk {
  readonly texts: Readonly<Record<string, string | null>>
  readonly freeBytes?: number
  readonly readOnly?: readonly string[]
}

export function memoryFiles({ texts, freeBytes, readOnly = [] }: MemoryDisk): FileSystem {
  const paths = Object.keys(texts)
  const within = (folder: string) => paths.filter((path) => path.startsWith(folder === '/' ? '/' : `${folder}/`))
  return {
    kind: (path) => {
      if (path in texts) return texts[path] === null ? 'unreadable' : 'file'
      return within(path).length > 0 ? 'folder' : 'missing'
    },
    readText: (path) => texts[path] ?? null,
    list: (path) => [...new Set(within(path).map((each) => each.slice(path.length + 1).split('/')[0] ?? ''))].sort(),
    canWrite: (path) => !readOnly.includes(path),
    freeBytes: () => freeBytes ?? null,
  }
}

/** `config.json` of a BERT-base-sized CamemBERT. */
export const camembertConfig = JSON.stringify({
  model_type: 'camembert',
  architectures: ['CamembertForMaskedLM'],
  hidden_size: 768,
  num_hidden_layers: 12,
  intermediate_size: 3072,
  vocab_size: 32005,
  max_position_embeddings: 514,
  pad_token_id: 1,
})

export const configPath = '/projects/orders/finetune.yaml'

/** A project with data and a model folder. */
export const projectTexts: MemoryDisk['texts'] = {
  '/projects/orders/data/train.conll': 'Lyon B-CITY',
  '/projects/orders/data/dev.conll': 'Nantes B-CITY',
  '/projects/orders/models/camembert/config.json': camembertConfig,
  '/projects/orders/models/camembert/model.safetensors': 'weights',
}

/** The smallest config that trains and evaluates. */
export const smallConfig = `task: token-classification
model_name_or_path: models/camembert
train_file: data/train.conll
validation_file: data/dev.conll
`

export interface ResolveOptions extends Partial<MemoryDisk> {
  readonly settings?: readonly string[]
}

/** Resolve a text in the project of these tests. */
export function resolveText(text: string, { settings = [], ...disk }: ResolveOptions = {}): Resolution {
  const files = memoryFiles({ texts: projectTexts, ...disk })
  const places = {
    files,
    configFolder: dirname(configPath),
    homeFolder: '/home/ada',
    environmentVariables: {},
    sitePackages: ['/venv/site-packages'],
  }
  return resolveConfig(withSettings(parseDocument(text), settings), {
    configPath,
    files,
    findModel: (query) => findModel(query, places),
  })
}

/** The small config with more lines. */
export function resolveWith(lines: string, options: ResolveOptions = {}): Resolution {
  return resolveText(smallConfig + lines, options)
}

/** Codes of the problems, those of mere information left out. */
export function codesOf({ problems }: Resolution): readonly string[] {
  return problems.filter(({ severity }) => severity !== 'information').map(({ code }) => code)
}
