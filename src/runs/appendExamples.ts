// The extension host appends sentences to data files; this is all of their formats that it loads for it.
export { appendExamples } from '../data/append/appendExamples'
export type { Appending, AppendRefusal } from '../data/append/appendExamples'
