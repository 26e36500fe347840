import type { ConfigDocument } from './configDocument'
import type { ConfigFinding, ConfigProblem } from './problems'
import { configProblems } from './problems'

const settingPrefix = '--set '

/** Whether a problem is in a setting of the command line, which its place names instead of a file. */
export function isInSetting({ place }: Pick<ConfigProblem, 'place'>): boolean {
  return place.file.startsWith(settingPrefix)
}

/** Give findings their severity and their place, in the order of the file; those of `--set` come last and name it. */
export function placeFindings(
  findings: readonly ConfigFinding[],
  document: ConfigDocument,
  configPath: string,
): readonly ConfigProblem[] {
  const { lines } = document
  const inFile = findings
    .filter(({ setting }) => setting === null)
    .sort((left, right) => left.range.start - right.range.start)
    .map((each) => ({
      ...problemOf(each),
      place: { file: configPath, ...lines.placeAt(each.range.start) },
      range: each.range,
    }))
  const inSettings = findings.flatMap((each) =>
    each.setting === null
      ? []
      : [{ ...problemOf(each), place: { file: settingPrefix + each.setting, line: 1, column: 1 } }],
  )
  return [...inFile, ...inSettings]
}

function problemOf({ code, arguments: values }: ConfigFinding): Omit<ConfigProblem, 'place'> {
  return { code, severity: configProblems[code].severity, arguments: values }
}
