import { isBoolean, isRecord, isString, listOf, oneOf, orNull } from '../shared/check'
import type { Fields } from '../shared/check'
import type { ServerSettings } from '../shared/protocol/languageServer'
import { defaultServerSettings, themeKinds } from '../shared/protocol/languageServer'

const fields: Fields<ServerSettings> = {
  isTrusted: isBoolean,
  theme: orNull(oneOf(themeKinds)),
  sitePackages: listOf(isString),
  transformersVersion: orNull(isString),
}

/** What a client said, with what it said wrongly or not at all left as it was. */
export function readServerSettings(value: unknown, before: ServerSettings = defaultServerSettings): ServerSettings {
  if (!isRecord(value)) return before
  const fitting = Object.entries(fields).filter(([name, fits]) => fits(value[name]))
  return { ...before, ...Object.fromEntries(fitting.map(([name]) => [name, value[name]])) }
}
