import { kind, didYouMean, oneOf, removedIn } from './kind'

/** What a text or a single key or value can have. */
export const readingProblems = {
  FT001: kind('error', 'The text is not YAML', (a: { reason: string }) => `This is not YAML: ${a.reason}`),
  FT002: kind(
    'error',
    'Not a list of keys and values',
    () => 'A config is made of lines `key: value`; this is something else.',
  ),
  FT003: kind(
    'error',
    'A key stands twice',
    (a: { key: string; line: number }) => `\`${a.key}\` already stands in line ${a.line}. Remove one of the two.`,
  ),
  FT004: kind(
    'error',
    'Nested too deeply or too large',
    () => 'This is nested too deeply or grows too large through `*` references. Write it out flat.',
  ),
  FT005: kind('warning', 'A YAML warning', (a: { reason: string }) => `YAML warns: ${a.reason}`),
  FT006: kind(
    'error',
    'A setting that is not `key=value`',
    (a: { setting: string }) => `\`--set ${a.setting}\` is not understood. Write \`--set key=value\`.`,
  ),

  FT010: kind(
    'error',
    'Unknown key',
    (a: { key: string; suggestion: string }) =>
      `\`${a.key}\` is no key of a fine-tuning config.${didYouMean(a.suggestion)}`,
  ),
  FT011: kind(
    'information',
    'Another name of a key',
    (a: { name: string; keys: readonly string[]; note: string; removed: string }) =>
      `\`${a.name}\` is read as \`${a.keys.join('`, `')}\`.${removedIn(a.removed)} ` +
      (a.note === '' ? `Write \`${a.keys.join('`, `')}\` instead.` : a.note),
  ),
  FT012: kind(
    'error',
    'The value of an old name has no counterpart',
    (a: { name: string; key: string; value: string }) =>
      `\`${a.name}: ${a.value}\` cannot be turned into a value of \`${a.key}\`. Write \`${a.key}\` yourself.`,
  ),
  FT013: kind(
    'error',
    'A key is set under two names',
    (a: { name: string; key: string; line: number }) =>
      `\`${a.name}\` sets \`${a.key}\`, which line ${a.line} sets too. Remove one of the two.`,
  ),
  FT014: kind(
    'information',
    'Known, without effect',
    (a: { key: string; reason: string; removed: string }) =>
      `\`${a.key}\` is known and has no effect here.${removedIn(a.removed)} ${a.reason}`,
  ),
  FT015: kind(
    'warning',
    'Changes training elsewhere, ignored here',
    (a: { key: string; reason: string; removed: string }) =>
      `\`${a.key}\` is not supported and is ignored.${removedIn(a.removed)} ${a.reason}`,
  ),
  FT016: kind(
    'warning',
    'A key of another task',
    (a: { key: string; task: string; tasks: readonly string[] }) =>
      `\`${a.key}\` has no effect with the task ${a.task}; it is for ${oneOf(a.tasks)}. Remove it.`,
  ),
  FT017: kind(
    'error',
    'A key is missing',
    (a: { key: string; example: string }) => `\`${a.key}\` is missing. Add a line such as \`${a.key}: ${a.example}\`.`,
  ),
  FT018: kind(
    'warning',
    'A secret in a config',
    (a: { key: string; reason: string }) =>
      `\`${a.key}\` is a secret, and each run keeps a copy of its config. Remove it. ${a.reason}`,
  ),

  FT020: kind(
    'error',
    'A value of the wrong type',
    (a: { key: string; expected: string; found: string }) => `\`${a.key}\` wants ${a.expected}, this is ${a.found}.`,
  ),
  FT021: kind(
    'error',
    'A value out of range',
    (a: { key: string; value: number; range: string }) => `\`${a.key}\` is ${a.value}, and must be ${a.range}.`,
  ),
  FT022: kind(
    'error',
    'Not one of the choices',
    (a: { key: string; value: string; choices: readonly string[]; suggestion: string }) =>
      `\`${a.key}\` is one of ${a.choices.join(', ')}; this is ${a.value}.${didYouMean(a.suggestion)}`,
  ),
  FT023: kind(
    'error',
    'Not yet supported',
    (a: { key: string; value: string; supported: string }) =>
      `\`${a.key}: ${a.value}\` is not yet supported. Only \`${a.supported}\` can be started today.`,
  ),
  FT024: kind(
    'error',
    'Unknown key inside a value',
    (a: { key: string; name: string; choices: readonly string[]; suggestion: string }) =>
      `\`${a.key}\` has no \`${a.name}\`; it takes ${a.choices.length === 0 ? 'nothing' : a.choices.join(', ')}.` +
      didYouMean(a.suggestion),
  ),
  FT025: kind(
    'error',
    'A value of transformers that is not supported',
    (a: { key: string; value: string; supported: string }) =>
      `\`${a.key}: ${a.value}\` is known and not supported here. Use \`${a.supported}\`.`,
  ),
} as const
