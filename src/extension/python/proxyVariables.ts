import { isString, listOf } from '../../shared/check'

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
 * Reads them, with what says nothing in place of a value of another type: VS Code only underlines that.
 *
 * @param get a setting below `http.`
 */
export function readProxySettings(get: (name: string) => unknown): ProxySettings {
  const text = (name: string) => {
    const value = get(name)
    return isString(value) ? (value as string) : ''
  }
  const noProxy = get('noProxy')
  return {
    proxy: text('proxy'),
    noProxy: listOf(isString)(noProxy) ? (noProxy as readonly string[]) : [],
    proxySupport: text('proxySupport'),
  }
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
