import type { ForeignTool } from '../../shared/protocol/runPanel'

/** The tool whose log a text file is, by its name and its first bytes; null if it is none that is known. */
export function toolOfText(name: string, head: string): ForeignTool | null {
  void name
  void head
  return null
}
