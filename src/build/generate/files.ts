import { jsonSchema } from '../../config/jsonSchema'
import { catalogueJson } from './catalogueJson'
import { keysPage } from './keysPage'
import { problemsPage } from './problemsPage'

/** A file in the repository that is made from tables in the code. */
export interface GeneratedFile {
  /** From the root, with `/`. */
  readonly path: string
  readonly text: string
}

/** Every generated file, before formatting. */
export function generatedFiles(): readonly GeneratedFile[] {
  return [
    { path: 'media/finetune.schema.json', text: JSON.stringify(jsonSchema()) },
    { path: 'src/trainer/finetune_trainer/catalogue.json', text: JSON.stringify(catalogueJson()) },
    { path: 'docs/keys.md', text: keysPage() },
    { path: 'docs/problems.md', text: problemsPage() },
  ]
}
