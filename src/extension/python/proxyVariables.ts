import * as vscode from 'vscode'

/**
 * VS Code's proxy settings as the variables that pip and the hub's client read. What the environment already says stays.
 *
 * @param variables of this process
 */
export function proxyVariables(variables: Readonly<NodeJS.ProcessEnv>): NodeJS.ProcessEnv {
  const http = vscode.workspace.getConfiguration('http')
  const proxy = http.get<string>('proxy', '')
  const exempt = http.get<readonly string[]>('noProxy', []).join(',')
  return {
    ...unlessSet(['HTTP_PROXY', 'HTTPS_PROXY'], proxy, variables),
    ...unlessSet(['NO_PROXY'], exempt, variables),
  }
}

function unlessSet(names: readonly string[], value: string, variables: Readonly<NodeJS.ProcessEnv>): NodeJS.ProcessEnv {
  const isSet = (name: string) => [name, name.toLowerCase()].some((spelling) => (variables[spelling] ?? '') !== '')
  if (value === '') return {}
  return Object.fromEntries(names.filter((name) => !isSet(name)).map((name) => [name, value]))
}
