/**
 * What is loaded with its first use, as one module: loaded apart, what these have in common would be cut into many small
 * files, some of which would have to be read as a window opens.
 */
export { handlers } from './commands/handlers'
export { pickModel } from './commands/pickModel'
export { EntityFeature } from './inference/EntityFeature'
export { ComparePanels } from './panels/ComparePanels'
export { DataPanels } from './panels/DataPanels'
export { ErrorPanels } from './panels/ErrorPanels'
export { SchedulePanels } from './panels/SchedulePanels'
