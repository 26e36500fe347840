import path from 'node:path'

/** Program and arguments before ours. */
export type PythonCommand = readonly string[]

/** The Python inside a virtual environment. */
export function pythonOf(environment: string, platform: NodeJS.Platform): string {
  return platform === 'win32'
    ? path.join(environment, 'Scripts', 'python.exe')
    : path.join(environment, 'bin', 'python')
}

/** The environment that is active in the shell, if any. */
export function activeEnvironment(
  variables: Readonly<NodeJS.ProcessEnv>,
  platform: NodeJS.Platform,
): PythonCommand | null {
  const virtual = variables['VIRTUAL_ENV']
  if (virtual !== undefined && virtual !== '') return [pythonOf(virtual, platform)]
  const conda = variables['CONDA_PREFIX']
  if (conda === undefined || conda === '') return null
  return [platform === 'win32' ? path.join(conda, 'python.exe') : pythonOf(conda, platform)]
}

/** Pythons by name, the user's own choice of default first, then those with the widest choice of wheels. */
export function installedPythons(platform: NodeJS.Platform): readonly PythonCommand[] {
  if (platform === 'win32') return [['python'], ['py', '-3']]
  return [['python3'], ['python'], ...['3.13', '3.12', '3.11', '3.14', '3.10'].map((version) => [`python${version}`])]
}
