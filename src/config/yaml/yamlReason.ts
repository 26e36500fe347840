import type { YAMLError } from 'yaml'

/** What the parser's errors mean, in our words, with what to do. Its own message stands in for the rare others. */
const reasons: Partial<Record<YAMLError['code'], string>> = {
  BAD_ALIAS: 'a `*` reference is not written correctly. Put a text that begins with `*` into quotes.',
  BAD_DQ_ESCAPE: 'a backslash in double quotes begins an escape. Use single quotes, or double it.',
  BAD_INDENT: 'the indentation does not fit, or a bracket is not closed.',
  BAD_SCALAR_START: 'a value cannot begin with this character. Put the value into quotes.',
  BLOCK_AS_IMPLICIT_KEY: 'a second `key: value` where one is expected. Check the indentation, or add quotes.',
  BLOCK_IN_FLOW: 'an indented block stands inside brackets. Close the bracket first.',
  MISSING_CHAR: 'something is missing: a closing quote or bracket, a comma, or the space after a colon.',
  MULTILINE_IMPLICIT_KEY: 'a line has no `: ` between its key and its value.',
  MULTIPLE_DOCS: 'a config is one document. Remove the line `---`.',
  NON_STRING_KEY: 'a key must be a plain name.',
  RESOURCE_EXHAUSTION: 'it is nested too deeply.',
  TAB_AS_INDENT: 'a line is indented with a tab. Indent with spaces.',
  TAG_RESOLVE_FAILED: 'a tag (`!name`) is unknown here. Remove it.',
  UNEXPECTED_TOKEN: 'there is something here that does not belong.',
}

/** Why the parser complained, a sentence. */
export function yamlReason(error: Pick<YAMLError, 'code' | 'message'>): string {
  return reasons[error.code] ?? `${error.message.replace(/[.;]?$/, '')}.`
}
