import { jsonSchema } from '../../config/schema/jsonSchema'
import { catalogueJson } from './catalogueJson'
import { keysPage } from './keysPage'
import { manifestFiles } from './manifest'
import { problemsPage } from './problemsPage'
import { readmeWith } from './readme'

/** A file in the repository that is made from tables in the code. */
export interface GeneratedFile {
  /** From the root, with `/`. */
  readonly path: string
  readonly text: string
}

/**
 * Every generated file, before formatting.
 *
 * @param readme the README as it is
 */
export function generatedFiles(readme: string): readonly GeneratedFile[] {
  const { manifest, texts } = manifestFiles()
  return [
    { path: 'package.json', text: manifest },
    { path: 'package.nls.json', text: texts },
    { path: 'README.md', text: readmeWith(readme) },
    { path: 'media/finetune.schema.json', text: JSON.stringify(jsonSchema()) },
    { path: 'src/trainer/finetune_trainer/catalogue.json', text: JSON.stringify(catalogueJson()) },
    { path: 'docs/keys.md', text: keysPage() },
    { path: 'docs/problems.md', text: problemsPage() },
  ]
}
