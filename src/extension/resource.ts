/** What must be given back: every disposable of VS Code, and every part of ours that holds some. */
export interface Resource {
  dispose(): unknown
}
