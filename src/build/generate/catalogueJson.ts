import { catalogue } from '../../shared/catalogue/catalogue'
import type { ValueType } from '../../shared/catalogue/entry'

/** Types of the trainer's `Arguments`, in Python. */
const pythonTypes: Readonly<Record<ValueType['type'], string>> = {
  integer: 'int',
  number: 'float',
  steps: 'float',
  boolean: 'bool',
  string: 'str',
  folder: 'str',
  choice: 'str',
  files: 'Sequence[str]',
  strings: 'Sequence[str]',
  stringMap: 'Mapping[str, str]',
  mapping: 'Mapping[str, Any]',
  object: 'Freeze',
}

/** The keys that the trainer is told, for Python: its `Arguments` must have the same names and types. */
export function catalogueJson() {
  const reaching = catalogue.filter(({ reachesTrainer }) => reachesTrainer)
  return {
    arguments: reaching.map(({ key, type, nullMeans, unit, documentation }) => ({
      key,
      type: pythonTypes[type.type] + (nullMeans === 'none' ? ' | None' : ''),
      unit: unit ?? null,
      choices: type.type === 'choice' ? type.choices.map(({ value }) => value) : null,
      summary: documentation.summary,
    })),
  }
}
