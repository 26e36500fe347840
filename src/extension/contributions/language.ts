/** The config language: an id of its own, so that no other YAML support answers too; YAML's grammar colours it. */
export const language = {
  id: 'finetune',
  aliases: ['Fine-tuning config'],
  filenames: ['finetune.yaml'],
  extensions: ['.finetune.yaml'],
  configuration: './media/language-configuration.json',
} as const

/** Sentences in markup, to be added to training data: what a draft is known by after a reload. */
export const sentencesLanguage = {
  id: 'finetune-sentences',
  aliases: ['Sentences with entities'],
  configuration: './media/sentences-configuration.json',
} as const

export const grammar = {
  language: language.id,
  scopeName: 'source.finetune',
  path: './media/finetune.tmLanguage.json',
} as const

/** Globs of config files. */
export const configGlobs = ['**/finetune.yaml', '**/*.finetune.yaml'] as const

/** Ends of names of files with a word and its tag on a line, and of those with a record on a line. */
export const taggedExtensions = ['.conll', '.iob', '.iob2', '.bio'] as const
export const recordExtensions = ['.jsonl', '.ndjson'] as const

/** Files of data that the language server looks at, whatever their language is. */
export const dataGlob = `**/*{${[...taggedExtensions, ...recordExtensions].join()}}`

/** Files that hold nothing but data of entities. */
export const taggedGlob = `**/*{${taggedExtensions.join()}}`
