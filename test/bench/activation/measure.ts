import type { ExtensionHost } from '../../vscode/kit/ExtensionHost'

/** What activating took, in whole milliseconds, as VS Code notes it itself. */
export interface Activation {
  /** Reading, compiling and running the extension's module. */
  readonly load: number
  /** `activate()`, to the end of the promise if it returned one. */
  readonly activate: number
}

/** Activates the extension unless it is, and answers what that took. */
export function measureActivation(host: ExtensionHost): Promise<Activation> {
  return host.run(async (vscode) => {
    const id = 'finetune-lab.finetune-lab'
    await vscode.extensions.getExtension(id)?.activate()
    const { MonacoPerformanceMarks } = globalThis as unknown as {
      readonly MonacoPerformanceMarks: { getMarks(): readonly { readonly name: string; readonly startTime: number }[] }
    }
    const marks = MonacoPerformanceMarks.getMarks()
    const at = (name: string) => marks.find((mark) => mark.name === `code/extHost/${name}/${id}`)?.startTime ?? NaN
    return {
      load: at('didLoadExtensionCode') - at('willLoadExtensionCode'),
      activate: at('didActivateExtension') - at('willActivateExtension'),
    }
  })
}
