import * as vscode from 'vscode'

/** @typedef {import('@vscode/python-extension').PythonExtension['environments']} Environments */

/**
 * Stands in for the Python extension: exports the part of its API that ours uses, and `choose`, which does what its user
 * does who chooses an interpreter. An empty path means none, and null that it fails whatever it is asked.
 */
export function activate() {
  /** @type {string | null} */
  let chosen = ''
  const changed = new vscode.EventEmitter()
  /** @type {Pick<Environments, 'getActiveEnvironmentPath' | 'onDidChangeActiveEnvironmentPath'>} */
  const environments = {
    getActiveEnvironmentPath: () => {
      if (chosen === null) throw new Error('no interpreter was discovered')
      return { id: chosen, path: chosen }
    },
    onDidChangeActiveEnvironmentPath: changed.event,
  }
  /** @param {{ readonly path: string }} environment */
  const resolveEnvironment = ({ path }) =>
    Promise.resolve(path === '' ? undefined : { executable: { uri: vscode.Uri.file(path) } })
  /** @param {string | null} path */
  const choose = (path) => {
    chosen = path
    changed.fire({ id: path, path, resource: undefined })
  }
  return { ready: Promise.resolve(), environments: { ...environments, resolveEnvironment }, choose }
}
