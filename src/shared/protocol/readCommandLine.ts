import type { Check, Fields } from '../check'
import { failedField, isBoolean, isNumber, isRecord, isString, listOf, oneOf, orNull, recordOf, shape } from '../check'
import type {
  ConfigOutline,
  ErrorDocument,
  ExportDocument,
  InterruptMessage,
  ProblemRow,
  ProjectDocument,
  ReadingMessage,
  ReportDocument,
  RunDocument,
  ScriptProblemRow,
} from './commandLine'
import { reportFormats } from './commandLine'
import type { DataStatisticsDocument } from './dataStatistics'
import { splits } from './example'
import { dataReadingFields } from './spec'
import { readExportedFiles } from './readEvent'
import { runStates } from './runState'

const problemFields: Fields<ProblemRow> = {
  file: isString,
  line: isNumber,
  column: isNumber,
  code: isString,
  severity: oneOf(['error', 'warning', 'information']),
  message: isString,
}
const isProblems = listOf(shape(problemFields))
const orAbsent =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)

const runFields: Fields<RunDocument> = {
  run: isString,
  directory: isString,
  state: oneOf(runStates),
  results: orNull(isRecord),
  problems: orAbsent(isProblems),
}
const errorFields: Fields<ErrorDocument> = {
  error: shape({
    code: isString,
    message: orAbsent(isString),
    hint: orAbsent(isString),
    problems: orAbsent(isProblems),
  }),
}
const scriptProblemFields: Fields<ScriptProblemRow> = { ...problemFields, cell: orNull(isNumber) }
const projectFields: Fields<ProjectDocument> = {
  directory: isString,
  files: listOf(isString),
  script: orAbsent(shape({ read: isNumber, problems: listOf(shape(scriptProblemFields)) })),
}
const outlineFields: Fields<ConfigOutline> = {
  config: isString,
  outputDir: isString,
  data: orAbsent(orNull(shape({ files: recordOf(listOf(isString)), reading: shape(dataReadingFields) }))),
}
const reportFields: Fields<ReportDocument> = {
  format: oneOf(reportFormats),
  file: orNull(isString),
  text: orNull(isString),
}
const exportFields: Fields<ExportDocument> = {
  run: orNull(isString),
  directory: isString,
  model: isString,
  files: (value) => readExportedFiles(value) !== null,
  warnings: listOf(shape({ code: isString, message: isString })),
  isNew: isBoolean,
}
const dataFields: Fields<DataStatisticsDocument> = {
  config: orNull(isString),
  files: listOf(shape({ split: oneOf(splits), path: isString, name: isString })),
  tokenizer: isRecord,
  maxLength: orNull(isNumber),
  splits: listOf(shape({ split: oneOf(splits), entities: isRecord, lengths: listOf(Array.isArray) })),
  repeated: shape({ within: isRecord, inTrain: isRecord, shown: listOf(isRecord) }),
  names: listOf(shape({ split: oneOf(splits), shares: listOf(isRecord), shown: listOf(isRecord) })),
  problems: isProblems,
}
const readingFields: Fields<Omit<ReadingMessage, 'type'>> = { bytes: isNumber, totalBytes: isNumber }

/** A document of `start` or `resume`, or null if it is none. */
export const readRunDocument = reader<RunDocument>(runFields)
/** A document of `report`, or null if it is none. */
export const readReportDocument = reader<ReportDocument>(reportFields)
/** A document of `export`, or null if it is none. */
export const readExportDocument = reader<ExportDocument>(exportFields)
/** A document of `data`, or null if it is none. */
export const readDataStatistics = reader<DataStatisticsDocument>(dataFields)
/** The document of a command that failed, or null if it is none. */
export const readErrorDocument = reader<ErrorDocument>(errorFields)
/** The document of `init`, or null if it is none. */
export const readProjectDocument = reader<ProjectDocument>(projectFields)

/** The document of `check`, or null if it is none. */
export function readProblems(value: unknown): readonly ProblemRow[] | null {
  return isProblems(value) ? (value as readonly ProblemRow[]) : null
}

/** The document of `outline`, or null if it is none. */
export function readOutlines(value: unknown): readonly ConfigOutline[] | null {
  return listOf(shape(outlineFields))(value) ? (value as readonly ConfigOutline[]) : null
}

/** A message over IPC, or null for one of a kind that is not known here. */
export function readReadingMessage(value: unknown): ReadingMessage | null {
  const isReading = isRecord(value) && value['type'] === 'reading' && shape(readingFields)(value)
  return isReading ? (value as unknown as ReadingMessage) : null
}

/** A message over IPC, or null for one of a kind that is not known here. */
export function readInterruptMessage(value: unknown): InterruptMessage | null {
  return isRecord(value) && value['type'] === 'interrupt' ? { type: 'interrupt' } : null
}

function reader<Document>(fields: Fields<Document>): (value: unknown) => Document | null {
  const checks = Object.entries<Check>(fields)
  return (value) => (isRecord(value) && failedField(value, checks) === undefined ? (value as Document) : null)
}
