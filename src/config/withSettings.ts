import type { ConfigDocument, ConfigEntry } from './configDocument'
import type { ConfigFinding } from './problems'
import { finding } from './problems'
import { parseDocument } from './parseDocument'

/**
 * The document with `--set key=value` settings laid over it; the values are YAML, as in the file. Problems with a
 * setting name it instead of the file.
 */
export function withSettings(document: ConfigDocument, settings: readonly string[]): ConfigDocument {
  return settings.reduce(withSetting, document)
}

function withSetting(document: ConfigDocument, setting: string): ConfigDocument {
  const match = /^\s*([^\s=:]+)\s*=/.exec(setting)
  if (match === null) {
    const range = { start: 0, end: setting.length }
    return { ...document, findings: [...document.findings, finding('FT006', { setting }, { range, setting })] }
  }
  const [before, key = ''] = match
  const { entries, findings } = parseDocument(`${key}: ${setting.slice(before.length)}`)
  const shifted = entries.map((entry): ConfigEntry => ({ ...entry, setting }))
  const names = new Set(shifted.map(({ key }) => key))
  return {
    ...document,
    entries: [...document.entries.filter(({ key }) => !names.has(key)), ...shifted],
    findings: [...document.findings, ...findings.map((each): ConfigFinding => ({ ...each, setting }))],
  }
}
