// The extension host appends sentences to data files; this is all of their formats that it loads for it.
export { appendExamples } from '../data/append/appendExamples'
export type { Appending, AppendRefusal } from '../data/append/appendExamples'
export type { Insertion } from '../data/append/exampleFormat'
export { fileSource, textSource } from '../data/append/appendSource'
export { appendToFile, cutFile, fileState } from '../data/append/appendToFile'
export type { FileState } from '../data/append/appendToFile'
export { holdsEntities } from '../data/append/holdsEntities'
