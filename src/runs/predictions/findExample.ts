// The extension host knows data by the examples of runs only; this is all of it that it loads.
export { findExample } from '../../data/correct/findExample'
export type { EditableExample, Refusal, WantedExample } from '../../data/correct/editableExample'
