import { kind, didYouMean } from './kind'

/** What the files and the model of a config can have. */
export const fileProblems = {
  FT030: kind(
    'error',
    'A data file does not exist',
    (a: { key: string; path: string; suggestion: string }) =>
      `\`${a.key}\`: there is no file ${a.path}.` +
      (a.suggestion === '' ? ' Paths start from the folder of the config.' : didYouMean(a.suggestion)),
  ),
  FT031: kind(
    'error',
    'A data file cannot be read',
    (a: { key: string; path: string }) => `\`${a.key}\`: ${a.path} may not be read. Change its permissions.`,
  ),
  FT032: kind(
    'error',
    'A folder where a file is wanted',
    (a: { key: string; path: string }) => `\`${a.key}\`: ${a.path} is a folder. Name the files in it, as a list.`,
  ),
  FT033: kind(
    'error',
    'The output folder cannot be written',
    (a: { path: string }) => `Runs cannot be written to ${a.path}. Set \`output_dir\` to a folder that is yours.`,
  ),
  FT034: kind(
    'warning',
    'The same file in two splits',
    (a: { path: string; key: string; other: string }) =>
      `${a.path} is in \`${a.key}\` and in \`${a.other}\`: scores on sentences that were trained on say nothing.`,
  ),

  FT040: kind(
    'error',
    'The model folder does not exist',
    (a: { path: string }) => `There is no folder ${a.path}. Write a path that exists, or a model id of the hub.`,
  ),
  FT041: kind(
    'error',
    'The folder holds no model',
    (a: { path: string }) => `${a.path} has no config.json, so it is no model folder. Look one folder deeper.`,
  ),
  FT042: kind(
    'error',
    "The model's config.json is broken",
    (a: { path: string }) => `${a.path} cannot be read as JSON. Copy or download the model again.`,
  ),
  FT043: kind(
    'error',
    'The model folder has no weights',
    (a: { path: string }) =>
      `${a.path} has neither model.safetensors nor pytorch_model.bin. Copy or download the model again.`,
  ),
  FT044: kind(
    'error',
    'Sentences may be longer than the model reads',
    (a: { value: number; limit: number; model: string }) =>
      `\`max_seq_length\` is ${a.value}, and ${a.model} reads at most ${a.limit} tokens. Set it to ${a.limit} or less.`,
  ),
  FT045: kind(
    'information',
    'The model is not on this machine',
    (a: { model: string }) => `${a.model} is not on this machine: it is downloaded when the run starts.`,
  ),
  FT046: kind(
    'error',
    'More layers are frozen than there are',
    (a: { layers: number; limit: number; model: string }) =>
      `\`freeze.layers\` is ${a.layers}, and ${a.model} has ${a.limit} layers. Set it to ${a.limit} or less, or to a ` +
      'share such as 0.5.',
  ),
  FT047: kind(
    'information',
    'Frozen layers above embeddings that are trained',
    () =>
      'The layers above the embeddings are frozen, and the embeddings are not: gradients still go all the way down. ' +
      'Set `embeddings: true` to save time and memory.',
  ),
} as const
