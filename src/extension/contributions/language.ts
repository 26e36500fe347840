/** The config language: an id of its own, so that no other YAML support answers too; YAML's grammar colours it. */
export const language = {
  id: 'finetune',
  aliases: ['Fine-tuning config'],
  filenames: ['finetune.yaml'],
  extensions: ['.finetune.yaml'],
  configuration: './media/language-configuration.json',
} as const

export const grammar = {
  language: language.id,
  scopeName: 'source.finetune',
  path: './media/finetune.tmLanguage.json',
} as const

/** Globs of config files. */
export const configGlobs = ['**/finetune.yaml', '**/*.finetune.yaml'] as const
