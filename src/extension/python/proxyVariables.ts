/** VS Code's settings of the network, `http.…`. */
export interface ProxySettings {
  /** Address, or empty. */
  readonly proxy: string
  /** Hosts that are asked without it. */
  readonly noProxy: readonly string[]
  /** `off`: extensions ask every host without it. */
  readonly proxySupport: string
}

/**
 * VS Code's proxy settings as the variables that pip and the hub's client read. What the environment already says stays.
 *
 * @param variables of this process
 */
export function proxyVariables(
  { proxy, noProxy, proxySupport }: ProxySettings,
  variables: Readonly<NodeJS.ProcessEnv>,
): NodeJS.ProcessEnv {
  if (proxySupport === 'off') return {}
  return {
    ...unlessSet(['HTTP_PROXY', 'HTTPS_PROXY'], proxy, variables),
    ...unlessSet(['NO_PROXY'], noProxy.join(','), variables),
  }
}

function unlessSet(names: readonly string[], value: string, variables: Readonly<NodeJS.ProcessEnv>): NodeJS.ProcessEnv {
  const isSet = (name: string) => [name, name.toLowerCase()].some((spelling) => (variables[spelling] ?? '') !== '')
  if (value === '') return {}
  return Object.fromEntries(names.filter((name) => !isSet(name)).map((name) => [name, value]))
}
